package io.bi4j.benchmarks.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes the files of a {@link DataSet}. Threads take blocks of rows, encode them in all three
 * forms, and write each block at its place; the bytes do not depend on the number of threads.
 */
public final class DataGenerator {
  /** The seed of every published figure. */
  public static final long SEED = TransactionRows.SEED;

  /** Raise when a change alters the bytes, so that old files are made anew. */
  private static final int FORMAT_VERSION = 1;

  private DataGenerator() {}

  /** Usage: {@code DataGenerator directory rows}; says what it wrote on standard output. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("expected: directory rows");
    }
    DataSet data = DataSet.standard(Path.of(args[0]), Long.parseLong(args[1]));
    long start = System.nanoTime();
    boolean written = ensure(data, Runtime.getRuntime().availableProcessors());
    double seconds = (System.nanoTime() - start) / 1e9;
    for (Path file : List.of(data.fullCsv(), data.slimCsv(), data.jsonLines())) {
      long size = Files.size(file);
      System.out.printf("%s %,d bytes, %.1f per row%n", file, size, (double) size / data.rows());
    }
    System.out.printf(written ? "written in %.1f s%n" : "present already (%.1f s)%n", seconds);
  }

  /** Writes the files unless they are there already; true when it wrote. */
  public static boolean ensure(DataSet data, int threads) throws IOException {
    if (isPresent(data)) {
      return false;
    }
    write(data, threads);
    return true;
  }

  /** Writes the files, replacing what is there. */
  public static void write(DataSet data, int threads) throws IOException {
    Files.createDirectories(data.directory());
    Files.deleteIfExists(data.manifest());
    try (FileChannel full = create(data.fullCsv());
        FileChannel slim = create(data.slimCsv());
        FileChannel json = create(data.jsonLines())) {
      BlockPlaces places = new BlockPlaces(writeHeaders(data, full, slim));
      runAll(threads, () -> new BlockWriter(data, places, full, slim, json).run());
    }
    Files.writeString(data.manifest(), manifestText(data));
  }

  private static boolean isPresent(DataSet data) throws IOException {
    return Files.exists(data.manifest())
        && Files.exists(data.fullCsv())
        && Files.exists(data.slimCsv())
        && Files.exists(data.jsonLines())
        && Files.readString(data.manifest()).equals(manifestText(data));
  }

  private static String manifestText(DataSet data) throws IOException {
    return """
        format=%d
        seed=%d
        rows=%d
        quoteShare=%d
        fullCsvBytes=%d
        slimCsvBytes=%d
        jsonLinesBytes=%d
        """
        .formatted(
            FORMAT_VERSION,
            data.seed(),
            data.rows(),
            data.quoteShare(),
            Files.size(data.fullCsv()),
            Files.size(data.slimCsv()),
            Files.size(data.jsonLines()));
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static long[] writeHeaders(DataSet data, FileChannel full, FileChannel slim)
      throws IOException {
    Bytes header = new Bytes(256);
    new CsvEncoder(TransactionColumn.FULL, data.seed(), 0).header(header);
    long fullStart = header.length();
    writeAt(full, header, 0);
    header.clear();
    new CsvEncoder(TransactionColumn.SLIM, data.seed(), 0).header(header);
    writeAt(slim, header, 0);
    return new long[] {fullStart, header.length(), 0};
  }

  static void writeAt(FileChannel channel, Bytes bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.array(), 0, bytes.length());
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  private static void runAll(int threads, Task task) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  task.run();
                  return null;
                }));
      }
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Writing a data file failed; check free space.", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing data files.", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The text of one row's cells, for tests; a missing value is the empty text. */
  static List<String> cells(DataSet data, long index) {
    Row row = new Row();
    new TransactionRows(data.seed(), data.rows()).fill(index, row);
    List<String> result = new ArrayList<>();
    for (TransactionColumn column : TransactionColumn.FULL) {
      result.add(row.text(column));
    }
    return result;
  }

  /** The JSON line of one row without its line feed, for tests. */
  static String jsonLine(DataSet data, long index) {
    Row row = new Row();
    new TransactionRows(data.seed(), data.rows()).fill(index, row);
    Bytes out = new Bytes(512);
    new JsonLinesEncoder(data.seed()).write(index, row, out);
    return new String(out.array(), 0, out.length() - 1, StandardCharsets.UTF_8);
  }
}
