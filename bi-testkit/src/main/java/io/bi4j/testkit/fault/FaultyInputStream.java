package io.bi4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A stream that reads from another one, with faults: short reads, errors, an early end, a flipped
 * bit, a stall.
 *
 * <pre>{@code
 * InputStream in = new FaultyInputStream(file).shortReads(42).failAtByte(1_000);
 * }</pre>
 *
 * <p>Faults are set before reading and may be combined. Bytes are counted from zero, calls from
 * one. One thread reads; {@link #release()} and {@link #close()} may come from another one.
 *
 * @since 0.1
 */
public final class FaultyInputStream extends InputStream {
  private static final long NEVER = Long.MAX_VALUE;

  private final InputStream in;
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch stalled = new CountDownLatch(1);
  private FaultCounter calls = FaultCounter.never();
  private @Nullable SplittableRandom shortReads;
  private int mostBytes = Integer.MAX_VALUE;
  private long failAt = NEVER;
  private long endAt = NEVER;
  private long flipAt = NEVER;
  private int flipBit;
  private long stallAt = NEVER;
  private int available = -1;
  private boolean failOnClose;
  private volatile boolean closed;
  private long position;

  /** Reads from a stream, for the present without faults. */
  public FaultyInputStream(InputStream in) {
    this.in = requireNonNull(in, "in");
  }

  /** Each read of several bytes gives a random number of them, one at least. */
  public FaultyInputStream shortReads(long seed) {
    shortReads = new SplittableRandom(seed);
    return this;
  }

  /** Each read gives one byte, however many are asked for. */
  public FaultyInputStream oneByteAtATime() {
    mostBytes = 1;
    return this;
  }

  /** The bytes before this place are read, then every read throws. */
  public FaultyInputStream failAtByte(long place) {
    failAt = place;
    return this;
  }

  /** Reads, skips and the close are counted; those that the counter names throw. */
  public FaultyInputStream failCalls(FaultCounter counter) {
    calls = requireNonNull(counter, "counter");
    return this;
  }

  /** The stream ends here, as a file does that was cut off. */
  public FaultyInputStream endAtByte(long place) {
    endAt = place;
    return this;
  }

  /** One bit of the byte at this place is wrong. */
  public FaultyInputStream flipBit(long place, int bit) {
    if (bit < 0 || bit > 7) {
      throw new IllegalArgumentException("A byte has bits 0 to 7, not " + bit + ".");
    }
    flipAt = place;
    flipBit = bit;
    return this;
  }

  /**
   * Reading stops at this place until {@link #release()}, {@link #close()} or an interrupt of the
   * reading thread, which throws {@link InterruptedIOException}.
   */
  public FaultyInputStream stallAtByte(long place) {
    stallAt = place;
    return this;
  }

  /** What {@link #available()} says, true or not. */
  public FaultyInputStream claimAvailable(int bytes) {
    available = bytes;
    return this;
  }

  /** The stream is closed, and the close throws. */
  public FaultyInputStream failOnClose() {
    failOnClose = true;
    return this;
  }

  /** Ends a stall; thread-safe. */
  public void release() {
    released.countDown();
  }

  /** Waits until the reader has come to the stall; thread-safe. */
  public void awaitStall() throws InterruptedException {
    stalled.await();
  }

  /** Whether the stream was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    count("read");
    if (length == 0) {
      return 0;
    }
    stall();
    if (position >= failAt) {
      throw new IOException("Injected read error at byte " + position + ".");
    }
    int wanted = (int) Math.min(length, Math.min(failAt, endAt) - position);
    if (wanted <= 0) {
      return -1;
    }
    int n = in.read(buffer, offset, shortened(wanted));
    if (n > 0) {
      flip(buffer, offset, n);
      position += n;
    }
    return n;
  }

  private int shortened(int wanted) {
    int most = (int) Math.min(Math.min(wanted, mostBytes), toStall());
    return shortReads == null ? most : 1 + shortReads.nextInt(most);
  }

  /** A read ends before the place of a stall, so that the stall comes at this very byte. */
  private long toStall() {
    return position < stallAt ? stallAt - position : NEVER;
  }

  private void flip(byte[] buffer, int offset, int n) {
    if (flipAt >= position && flipAt < position + n) {
      buffer[offset + (int) (flipAt - position)] ^= (byte) (1 << flipBit);
    }
  }

  private void stall() throws IOException {
    if (position < stallAt || released.getCount() == 0) {
      return;
    }
    stalled.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted in a stall at byte " + position + ".");
    }
    if (closed) {
      throw new IOException("The stream was closed in a stall at byte " + position + ".");
    }
  }

  private void count(String call) throws IOException {
    if (calls.hit(call + " at byte " + position)) {
      throw new IOException("Injected error in " + call + " at byte " + position + ".");
    }
  }

  @Override
  public int available() throws IOException {
    return available >= 0 ? available : in.available();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    release();
    in.close();
    count("close");
    if (failOnClose) {
      throw new IOException("Injected error in close.");
    }
  }
}
