package io.bi4j.benchmarks.micro;

import io.bi4j.benchmarks.data.DataGenerator;
import io.bi4j.benchmarks.data.DataSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The benchmark rows as text in memory. */
final class CsvText {
  /** Zero bytes behind the text, so that words may be read past its end. */
  static final int PADDING = 64;

  private CsvText() {}

  /** The full CSV of that many rows, header included, padded. */
  static byte[] full(int rows) {
    try {
      Path directory = Files.createTempDirectory("bi4j-micro");
      try {
        DataSet data = DataSet.standard(directory, rows);
        DataGenerator.write(data, 1);
        byte[] text = Files.readAllBytes(data.fullCsv());
        return Arrays.copyOf(text, text.length + PADDING);
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
