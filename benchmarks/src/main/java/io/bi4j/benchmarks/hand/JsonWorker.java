package io.bi4j.benchmarks.hand;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thread's share of a JSON lines file. A line belongs to the chunk that holds the line feed
 * before it; no line feed stands inside a JSON text, so chunks need nothing of each other.
 */
final class JsonWorker {
  private final PaymentGroups groups;
  private final JsonRecord record = new JsonRecord();
  private final FileChannel file;
  private final ChunkReader reader;

  private long records;

  JsonWorker(PaymentGroups groups, int chunkBytes, FileChannel file) {
    this.groups = groups;
    this.file = file;
    this.reader = new ChunkReader(chunkBytes);
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
      long before = reader.address() - 1;
      lines(chunk == 0 ? before : Scan.lineFeed(before + 1, reader.chunkEnd()));
    }
  }

  private void lines(long lineFeed) throws IOException {
    long chunkEnd = reader.chunkEnd();
    while (lineFeed < chunkEnd && lineFeed + 1 < reader.end()) {
      long start = lineFeed + 1;
      lineFeed = JsonLayout.plain(start, groups);
      if (lineFeed == JsonLayout.NOT_PLAIN) {
        lineFeed = anyLine(start);
      }
      records++;
    }
  }

  /** Reads a line of any shape; returns the address of its line feed. */
  private long anyLine(long start) throws IOException {
    long lineFeed = Scan.lineFeed(start, reader.end());
    while (lineFeed == reader.end()) {
      if (!reader.readMore(file)) {
        throw new IllegalStateException("The last line has no end.");
      }
      lineFeed = Scan.lineFeed(start, reader.end());
    }
    record.read(start, lineFeed, groups);
    return lineFeed;
  }
}
