package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.source.Xlsx;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads workbooks in tests. */
final class XlsxRun {
  private XlsxRun() {}

  /** A workbook among the resources of this package. */
  static Path resource(String name) {
    try {
      return Path.of(XlsxRun.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All rows; the first error fails. */
  static RecordSet read(Xlsx source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.read(source);
    }
  }

  /** All good rows, and the rejected ones. */
  static RunResult sorted(Xlsx source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return bi.collectWithReport(
          Pipeline.named("t").from(source).rejects(RejectPolicy.reject()).build());
    }
  }

  /** The boxed values of all rows. */
  static List<List<Object>> values(RecordSet rows) {
    List<List<Object>> values = new ArrayList<>();
    rows.rows()
        .forEach(
            row -> {
              List<Object> cells = new ArrayList<>();
              for (int i = 0; i < row.schema().columnCount(); i++) {
                cells.add(row.get(i));
              }
              values.add(cells);
            });
    return values;
  }

  static List<List<Object>> values(Xlsx source) {
    return values(read(source));
  }
}
