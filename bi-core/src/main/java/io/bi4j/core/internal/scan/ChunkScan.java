package io.bi4j.core.internal.scan;

import io.bi4j.core.internal.exec.Positions;
import io.bi4j.core.json.JsonObject;
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

  /** Begins at a position that {@link #position()} of a scan of the same input gave. */
  public static ChunkScan from(
      ByteSource source, JsonObject position, int chunkBytes, int maxRecordBytes) {
    ChunkScan scan = new ChunkScan(source, firstByte(position), chunkBytes, maxRecordBytes);
    scan.order.records = Positions.number(position, "records");
    return scan;
  }

  /** How many bytes of the input stand before a position. */
  public static long firstByte(JsonObject position) {
    return Positions.number(position, "byte");
  }

  /** The start of the first record that no chunk has ended; asked while no worker scans. */
  public JsonObject position() {
    return JsonObject.builder().put("byte", order.offset).put("records", order.records).build();
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
