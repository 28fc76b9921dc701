package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.Arrays;

/**
 * One worker's chunks of a {@link ChunkScan}: after {@link #next()} the tokenizer holds the records
 * that end in the chunk, all in {@link #buffer()}. Confined to one thread.
 */
public final class ScanWorker {
  private static final int HEADROOM = 16 << 10;

  private final ChunkScan scan;
  private final RecordTokenizer tokenizer;
  private byte[] buffer;
  private int headroom = HEADROOM;
  private int bytesBefore;
  private long chunk;
  private long chunkOffset;
  private long recordsBefore;

  ScanWorker(ChunkScan scan, RecordTokenizer tokenizer) {
    this.scan = scan;
    this.tokenizer = tokenizer;
    this.buffer = newBuffer(headroom);
  }

  private byte[] newBuffer(int room) {
    return new byte[room + scan.chunkBytes() + RecordTokenizer.PADDING];
  }

  /** Takes the next chunk; false when the input has ended or the scan was stopped. */
  public boolean next() {
    chunk = scan.claim();
    boolean seekable = scan.source().isSeekable();
    int length = seekable ? readAndMark() : 0;
    if (!scan.order().await(chunk)) {
      return false;
    }
    ChunkOrder order = scan.order();
    if (order.ended) {
      order.done(chunk);
      return false;
    }
    if (!seekable) {
      length = readAndMark();
    }
    boolean last = length < scan.chunkBytes();
    takeRecords(order, length, last);
    order.ended = last;
    order.done(chunk);
    return true;
  }

  private int readAndMark() {
    chunkOffset = scan.offsetOf(chunk);
    int length = scan.source().read(chunkOffset, buffer, headroom, scan.chunkBytes());
    tokenizer.mark(buffer, headroom, headroom + length);
    return length;
  }

  private void takeRecords(ChunkOrder order, int length, boolean last) {
    bytesBefore = order.carried;
    recordsBefore = order.records;
    if (bytesBefore > headroom) {
      growHeadroom(length);
    }
    int from = headroom - bytesBefore;
    int to = headroom + length;
    System.arraycopy(order.carry, 0, buffer, from, bytesBefore);
    int rest = tokenizer.tokenize(buffer, from, to, last);
    if (tokenizer.longest() > scan.maxRecordBytes()) {
      throw tooLong();
    }
    if (to - rest > scan.maxRecordBytes()) {
      throw tooLong(order, rest, to - rest);
    }
    keepRest(order, rest, to);
    order.records += tokenizer.seen();
  }

  private void growHeadroom(int length) {
    byte[] chunkBytes = Arrays.copyOfRange(buffer, headroom, headroom + length);
    headroom = (bytesBefore + 63 & ~63) * 2;
    buffer = newBuffer(headroom);
    System.arraycopy(chunkBytes, 0, buffer, headroom, length);
    tokenizer.mark(buffer, headroom, headroom + length);
  }

  private void keepRest(ChunkOrder order, int rest, int to) {
    int length = to - rest;
    if (order.carry.length < length) {
      order.carry = new byte[Math.max(length, order.carry.length * 2)];
    }
    System.arraycopy(buffer, rest, order.carry, 0, length);
    order.carried = length;
    order.offset = byteOffset(rest);
  }

  private BiException tooLong(ChunkOrder order, int rest, int length) {
    return new BiException(
        CoreErrors.LIMIT,
        "Record "
            + (order.records + tokenizer.seen() + 1)
            + " of \""
            + scan.source().name()
            + "\" starts at byte "
            + byteOffset(rest)
            + " and has not ended after "
            + length
            + " bytes; a record may have "
            + scan.maxRecordBytes()
            + ". Look for a quote that is never closed, or raise maxRecordBytes.");
  }

  private BiException tooLong() {
    return new BiException(
        CoreErrors.LIMIT,
        "A record of \""
            + scan.source().name()
            + "\" starts at byte "
            + byteOffset(tokenizer.longestStart())
            + " and has "
            + tokenizer.longest()
            + " bytes; a record may have "
            + scan.maxRecordBytes()
            + ". Look for a quote that is closed too late, or raise maxRecordBytes.");
  }

  /** The bytes that the tokenizer's positions refer to; overwritten by {@link #next()}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Number of the chunk, counted from zero in the order of the input. */
  public long chunk() {
    return chunk;
  }

  /** Records of the input before the first record of this chunk, malformed ones included. */
  public long recordsBefore() {
    return recordsBefore;
  }

  /** Where a position of the buffer stands in the input. */
  public long byteOffset(int position) {
    return chunkOffset + position - headroom;
  }

  /** The name of the input for messages. */
  public String sourceName() {
    return scan.source().name();
  }
}
