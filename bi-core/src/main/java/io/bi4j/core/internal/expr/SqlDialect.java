package io.bi4j.core.internal.expr;

/** A dialect of SQL that expressions can be written in. */
public enum SqlDialect {
  DUCKDB,
  POSTGRESQL,
  SQLITE
}
