package io.bi4j.benchmarks.hand;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread's share of a CSV file. A record belongs to the chunk that holds the line feed before
 * it, so each record is read once, by one thread, wherever chunks are cut; the header belongs to
 * nobody.
 */
final class CsvWorker<S extends CsvSink> {
  private final S sink;
  private final int columns;
  private final int chunkBytes;
  private final FileChannel file;
  private final ChunkReader reader;
  private final ByteBuffer placeBuffer;
  private final long places;
  private final CsvRecord record;

  private int placeCount;
  private int scanned;
  private long records;

  CsvWorker(S sink, int chunkBytes, FileChannel file) {
    this.sink = sink;
    this.columns = sink.columns();
    this.chunkBytes = chunkBytes;
    this.file = file;
    this.reader = new ChunkReader(chunkBytes);
    this.placeBuffer =
        ByteBuffer.allocateDirect(
            Math.toIntExact(Separators.room(ChunkReader.capacity(chunkBytes))));
    this.places = Raw.address(placeBuffer);
    this.record = new CsvRecord(columns);
  }

  S sink() {
    return sink;
  }

  long records() {
    return records;
  }

  /** Takes chunks until none is left. */
  void run(AtomicInteger nextChunk, int chunks, QuoteParity parity) throws IOException {
    for (int chunk = nextChunk.getAndIncrement();
        chunk < chunks;
        chunk = nextChunk.getAndIncrement()) {
      reader.read(file, chunk);
      scanned = Math.min(chunkBytes, roundUp(reader.filled()));
      long answer = Separators.mark(reader.address(), 0, scanned, places);
      placeCount = (int) answer;
      scanChunk(parity.startsInside(chunk, (answer & Separators.ODD_QUOTES) != 0));
    }
  }

  private void scanChunk(boolean inside) throws IOException {
    long text = reader.address();
    int next = afterFirstLine(inside);
    if (next == 0) {
      return;
    }
    int start = place(next - 1) + 1;
    while (start <= chunkBytes) {
      boolean marked = next + columns <= placeCount || scanFurther(next + columns);
      if (!marked && start >= reader.filled()) {
        return;
      }
      if (marked && sink.plain(text + start, text, places + 4L * next)) {
        next += columns;
      } else {
        next = quotedRecord(start, next);
      }
      start = place(next - 1) + 1;
      records++;
    }
  }

  /** The number of the first mark behind the first line feed outside quotes, or 0 without one. */
  private int afterFirstLine(boolean inside) {
    for (int i = 0; i < placeCount; i++) {
      int b = Raw.octet(reader.address() + place(i));
      if (b == '"') {
        inside = !inside;
      } else if (b == '\n' && !inside) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Reads the record byte by byte; returns the number of the first mark behind it. */
  private int quotedRecord(int start, int next) throws IOException {
    int lineFeed = CsvRecord.lineFeed(reader.address(), start, reader.filled());
    while (lineFeed < 0) {
      if (!reader.readMore(file)) {
        throw new IllegalStateException("The file ends inside quotes.");
      }
      lineFeed = CsvRecord.lineFeed(reader.address(), start, reader.filled());
    }
    long text = reader.address();
    record.split(text + start, text + lineFeed);
    sink.cells(record.from(), record.to());
    int after = next;
    while (after < placeCount || scanFurther(after + 1)) {
      if (place(after) == lineFeed) {
        return after + 1;
      }
      after++;
    }
    throw new IllegalStateException("A line feed was read but not marked.");
  }

  /** Marks behind the chunk until there are {@code count} marks; false when the file has fewer. */
  private boolean scanFurther(int count) throws IOException {
    while (placeCount < count) {
      int end = roundUp(reader.filled());
      if (scanned == end) {
        if (!reader.readMore(file)) {
          return false;
        }
        end = roundUp(reader.filled());
      }
      long answer = Separators.mark(reader.address(), scanned, end, places + 4L * placeCount);
      placeCount += (int) answer;
      scanned = end;
    }
    return true;
  }

  private int place(int index) {
    return Raw.integer(places + 4L * index);
  }

  private static int roundUp(int bytes) {
    return (bytes + Separators.BLOCK - 1) / Separators.BLOCK * Separators.BLOCK;
  }
}
