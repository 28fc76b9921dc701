package io.bi4j.benchmarks.micro;

import io.bi4j.benchmarks.data.DataGenerator;
import io.bi4j.benchmarks.data.DataSet;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.XlsxSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Payment rows of eleven columns in memory, and a place to write them as a workbook. */
final class XlsxBook implements AutoCloseable {
  static final int ROWS = 100_000;

  final BiRuntime runtime = BiRuntime.create();
  final RecordSet rows;
  final Path file;
  private final Path folder;

  XlsxBook() throws IOException {
    folder = Files.createTempDirectory("bi4j-xlsx");
    file = folder.resolve("payments.xlsx");
    DataSet data = DataSet.standard(folder, ROWS);
    DataGenerator.write(data, 1);
    rows = runtime.read(Csv.file(data.fullCsv()), RejectPolicy.reject());
  }

  void write() {
    runtime.run(Pipeline.named("write").from(InMemory.of(rows)).to(XlsxSink.file(file)).build());
  }

  @Override
  public void close() throws IOException {
    runtime.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
