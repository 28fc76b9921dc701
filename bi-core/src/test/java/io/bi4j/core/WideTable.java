package io.bi4j.core;

import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.CsvSink;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.source.JsonLinesSink;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;

/** Copies a table in a JVM of its own, whose heap a test bounds. */
final class WideTable {
  private WideTable() {}

  /** Reads the first file, keeps the rows whose first cell is not 7, and writes the second. */
  public static void main(String[] files) {
    boolean csv = files[0].endsWith(".csv");
    Source from =
        csv ? Csv.file(files[0]).checkAllCells() : JsonLines.file(files[0]).checkAllValues();
    Sink to = csv ? CsvSink.file(files[1]).lineFeeds() : JsonLinesSink.file(files[1]);
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(2).build()) {
      RunReport report = bi.run(Pipeline.named("wide").from(from).filter("c0 <> 7").to(to).build());
      System.out.println(report.rowsRead() + " read, " + report.rowsWritten() + " written");
    }
  }
}
