package io.bi4j.benchmarks.hand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread's share of a JSON lines file. A line belongs to the chunk that holds the line feed
 * before it; no line feed stands inside a JSON text, so chunks need nothing of each other.
 */
final class JsonWorker {
  private final PaymentGroups groups = new PaymentGroups();
  private final FileChannel file;
  private final int chunkBytes;
  private final ChunkReader reader;
  private final ByteBuffer placeBuffer;
  private final long places;
  private final JsonRecord record = new JsonRecord();

  private int placeCount;
  private int scanned;
  private long records;

  JsonWorker(int chunkBytes, FileChannel file) {
    this.chunkBytes = chunkBytes;
    this.file = file;
    this.reader = new ChunkReader(chunkBytes);
    this.placeBuffer =
        ByteBuffer.allocateDirect(
            Math.toIntExact(Separators.room(ChunkReader.capacity(chunkBytes))));
    this.places = Raw.address(placeBuffer);
  }

  PaymentGroups groups() {
    return groups;
  }

  long records() {
    return records;
  }

  /** Takes chunks until none is left. */
  void run(AtomicInteger nextChunk, int chunks) throws IOException {
    for (int chunk = nextChunk.getAndIncrement();
        chunk < chunks;
        chunk = nextChunk.getAndIncrement()) {
      reader.read(file, chunk);
      placeCount = 0;
      scanned = 0;
      scanTo(Math.min(chunkBytes, roundUp(reader.filled())));
      int next = chunk == 0 ? 0 : lineFeedFrom(0) + 1;
      if (chunk == 0 || next > 0) {
        lines(next);
      }
    }
  }

  private void lines(int next) throws IOException {
    long text = reader.address();
    int start = next == 0 ? 0 : place(next - 1) + 1;
    while (start <= chunkBytes && start < reader.filled()) {
      boolean marked =
          next + JsonLayout.MARKS <= placeCount || scanFurther(next + JsonLayout.MARKS);
      if (marked && JsonLayout.plain(text + start, text, places + 4L * next, groups)) {
        next += JsonLayout.MARKS;
      } else {
        next = anyLine(start, next);
      }
      records++;
      start = place(next - 1) + 1;
      if (start == reader.filled()) {
        reader.readMore(file);
      }
    }
  }

  /** Reads a line of any shape; returns the number of the first mark behind it. */
  private int anyLine(int start, int next) throws IOException {
    int end = lineFeedFrom(next);
    while (end < 0) {
      if (!scanFurther(placeCount + 1)) {
        throw new IllegalStateException("The last line has no end.");
      }
      end = lineFeedFrom(next);
    }
    record.read(reader.address(), start, places + 4L * next, groups);
    return end + 1;
  }

  /** The number of the first mark from {@code index} on that is a line feed, or -1. */
  private int lineFeedFrom(int index) {
    for (int i = index; i < placeCount; i++) {
      if (Raw.octet(reader.address() + place(i)) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean scanFurther(int count) throws IOException {
    while (placeCount < count) {
      if (scanned == roundUp(reader.filled()) && !reader.readMore(file)) {
        return false;
      }
      scanTo(roundUp(reader.filled()));
    }
    return true;
  }

  private void scanTo(int end) {
    placeCount += (int) Separators.json(reader.address(), scanned, end, places + 4L * placeCount);
    scanned = end;
  }

  private int place(int index) {
    return Raw.integer(places + 4L * index);
  }

  private static int roundUp(int bytes) {
    return (bytes + Separators.BLOCK - 1) / Separators.BLOCK * Separators.BLOCK;
  }
}
