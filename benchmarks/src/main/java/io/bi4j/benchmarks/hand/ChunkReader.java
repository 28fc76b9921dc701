package io.bi4j.benchmarks.hand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * One thread's window on a file: a chunk and, on demand, the bytes behind it that its last record
 * needs. Behind the last byte read there are always {@value #PADDING} zero bytes, so that words may
 * be read past the end; a last record without a line feed gets one. Confined to one thread.
 */
final class ChunkReader {
  /** Longest record, and so the most that is read past a chunk. */
  static final int MAX_RECORD = 1 << 16;

  static final int PADDING = 128;

  private static final int TAIL_STEP = 4_096;

  private final int chunkBytes;
  private final ByteBuffer buffer;
  private final long address;
  private int filled;
  private long nextPosition;
  private boolean atEnd;

  /** A reader for chunks of {@code chunkBytes}, a multiple of {@link Separators#BLOCK}. */
  ChunkReader(int chunkBytes) {
    if (chunkBytes < Separators.BLOCK || chunkBytes % Separators.BLOCK != 0) {
      throw new IllegalArgumentException("chunkBytes must be a multiple of 64, was " + chunkBytes);
    }
    this.chunkBytes = chunkBytes;
    this.buffer = ByteBuffer.allocateDirect(capacity(chunkBytes) + PADDING);
    this.address = Raw.address(buffer);
  }

  /** Address of the chunk's first byte. */
  long address() {
    return address;
  }

  /** Most bytes that are present at any time. */
  static int capacity(int chunkBytes) {
    return chunkBytes + MAX_RECORD + 2 * TAIL_STEP;
  }

  /** Bytes present from {@link #address()} on. */
  int filled() {
    return filled;
  }

  /** Address behind the chunk, in the last one behind the last byte of the file. */
  long chunkEnd() {
    return address + Math.min(chunkBytes, filled);
  }

  /** Address behind the last byte present. */
  long end() {
    return address + filled;
  }

  /** Reads chunk number {@code chunk} and the first bytes behind it. */
  void read(FileChannel file, int chunk) throws IOException {
    nextPosition = (long) chunk * chunkBytes;
    filled = 0;
    atEnd = false;
    fill(file, chunkBytes + TAIL_STEP);
  }

  /** Reads some more behind the chunk; false at the end of the file. */
  boolean readMore(FileChannel file) throws IOException {
    if (atEnd) {
      return false;
    }
    if (filled > chunkBytes + MAX_RECORD + TAIL_STEP / 2) {
      throw new IOException(
          "A record is longer than " + MAX_RECORD + " bytes; the hand-written limit stops there.");
    }
    fill(file, filled + TAIL_STEP);
    return true;
  }

  private void fill(FileChannel file, int until) throws IOException {
    buffer.limit(until).position(filled);
    while (buffer.hasRemaining() && !atEnd) {
      int count = file.read(buffer, nextPosition);
      atEnd = count < 0;
      nextPosition += Math.max(0, count);
    }
    filled = buffer.position();
    if (atEnd && filled > 0 && Raw.octet(address + filled - 1) != '\n') {
      Raw.octet(address + filled, '\n');
      filled++;
    }
    Raw.clear(address + filled, PADDING);
  }
}
