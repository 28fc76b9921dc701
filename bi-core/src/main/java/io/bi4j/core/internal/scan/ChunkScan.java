package io.bi4j.core.internal.scan;

import java.util.concurrent.atomic.AtomicLong;

/** One input, shared by the workers that scan it. */
public final class ChunkScan implements AutoCloseable {
  /** Bytes of a chunk: small enough to stay in a core's cache, large enough to share the cost. */
  public static final int CHUNK_BYTES = 256 << 10;

  private final ByteSource source;
  private final int chunkBytes;
  private final int maxRecordBytes;
  private final long firstByte;
  private final AtomicLong next = new AtomicLong();
  private final ChunkOrder order = new ChunkOrder();

  /**
   * A scan that has not begun.
   *
   * @param firstByte where the first record starts, for example after a header
   */
  public ChunkScan(ByteSource source, long firstByte, int chunkBytes, int maxRecordBytes) {
    this.source = source;
    this.firstByte = firstByte;
    this.chunkBytes = chunkBytes;
    this.maxRecordBytes = maxRecordBytes;
    this.order.offset = firstByte;
  }

  /** A worker's own view of the scan. */
  public ScanWorker worker(RecordTokenizer tokenizer) {
    return new ScanWorker(this, tokenizer);
  }

  long claim() {
    return next.getAndIncrement();
  }

  ByteSource source() {
    return source;
  }

  int chunkBytes() {
    return chunkBytes;
  }

  int maxRecordBytes() {
    return maxRecordBytes;
  }

  long offsetOf(long chunk) {
    return firstByte + chunk * chunkBytes;
  }

  ChunkOrder order() {
    return order;
  }

  /** Makes all workers stop before their next chunk; used when one of them failed. */
  public void stop() {
    order.stop();
  }

  @Override
  public void close() {
    order.stop();
    source.close();
  }
}
