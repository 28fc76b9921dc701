package io.bi4j.data.internal.duckdb;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;
import java.sql.SQLException;

/** How writing to DuckDB fails. */
final class DuckDbErrors {
  static final ErrorCode SCHEMA_MISMATCH = ErrorCode.of("core/schema-mismatch", Kind.CONFIG);
  static final ErrorCode MODULE_ABSENT = ErrorCode.of("core/module-absent", Kind.CONFIG);
  static final ErrorCode WRITE_FAILED = ErrorCode.of("core/write-failed", Kind.RESOURCE);
  static final ErrorCode FENCED = ErrorCode.of("core/fenced", Kind.CONFIG);
  static final ErrorCode OVERFLOW = ErrorCode.of("core/overflow", Kind.DATA);

  private DuckDbErrors() {}

  static BiException failed(DuckDbTarget target, SQLException cause) {
    return new BiException(
        WRITE_FAILED,
        target.describe()
            + " could not be written: "
            + firstLine(cause)
            + ". Nothing of this commit was kept.",
        cause);
  }

  private static String firstLine(SQLException cause) {
    String text = String.valueOf(cause.getMessage()).split("\n", 2)[0];
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
