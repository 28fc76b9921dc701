package io.bi4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that writes to another one, with faults: errors at the n-th call, a disk that is full, a
 * flush or close that fails.
 *
 * <pre>{@code
 * OutputStream out = new FaultyOutputStream(file).diskSpace(4_096);
 * }</pre>
 *
 * <p>Faults are set before writing and may be combined. Confined to one thread.
 *
 * @since 0.1
 */
public final class FaultyOutputStream extends OutputStream {
  private final OutputStream out;
  private FaultCounter calls = FaultCounter.never();
  private long space = Long.MAX_VALUE;
  private boolean failOnFlush;
  private boolean failOnClose;
  private boolean closed;
  private long written;

  /** Writes to a stream, for the present without faults. */
  public FaultyOutputStream(OutputStream out) {
    this.out = requireNonNull(out, "out");
  }

  /** Writes, flushes and closes are counted; those that the counter names throw. */
  public FaultyOutputStream failCalls(FaultCounter counter) {
    calls = requireNonNull(counter, "counter");
    return this;
  }

  /** So many bytes fit; the write that crosses the limit writes what fits, then throws. */
  public FaultyOutputStream diskSpace(long bytes) {
    space = bytes;
    return this;
  }

  /** Every flush throws, after the bytes went on. */
  public FaultyOutputStream failOnFlush() {
    failOnFlush = true;
    return this;
  }

  /** The stream is closed, and the close throws. */
  public FaultyOutputStream failOnClose() {
    failOnClose = true;
    return this;
  }

  /** How many bytes went on. */
  public long written() {
    return written;
  }

  /** Whether the stream was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    count("write");
    int fitting = (int) Math.min(length, space - written);
    out.write(bytes, offset, fitting);
    written += fitting;
    if (fitting < length) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void flush() throws IOException {
    count("flush");
    out.flush();
    if (failOnFlush) {
      throw new IOException("Injected error in flush.");
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    out.close();
    count("close");
    if (failOnClose) {
      throw new IOException("Injected error in close.");
    }
  }

  private void count(String call) throws IOException {
    if (calls.hit(call + " at byte " + written)) {
      throw new IOException("Injected error in " + call + " at byte " + written + ".");
    }
  }
}
