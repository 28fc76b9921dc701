package io.bi4j.data;

import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import io.bi4j.data.internal.duckdb.DuckDbSession;
import io.bi4j.data.internal.duckdb.DuckDbTarget;
import java.util.List;
import javax.sql.DataSource;

/**
 * A table of DuckDB as a sink, through the database's appender: {@code .to(DuckDb.sink(dataSource,
 * "sales").createTable())}. Needs {@code org.duckdb:duckdb_jdbc} on the class path.
 *
 * <p><b>Columns.</b> Matched by name; types must be the ones that docs/data-stores.md lists.
 * Columns that the rows do not have get their default. <b>Guarantee.</b> EXACTLY_ONCE: rows and
 * checkpoint (in table {@code bi_commit}) become visible in one transaction. With {@link #key} a
 * row replaces the one with its key; of several in one commit the last counts. <b>Errors.</b>
 * {@code core/schema-mismatch} before the first row, {@code core/write-failed} with what the
 * database said. <b>Threads.</b> Immutable; each method with an option returns a copy. <b>Cost.</b>
 * One connection; the rows of one commit in the database's memory.
 *
 * @since 0.1
 */
public final class DuckDb implements Sink {
  private final DuckDbTarget target;

  private DuckDb(DuckDbTarget target) {
    this.target = target;
  }

  /**
   * Rows are added to a table.
   *
   * @param dataSource gives connections of DuckDB; the host keeps and closes it
   * @param table the table's name in the current schema
   */
  public static DuckDb sink(DataSource dataSource, String table) {
    return new DuckDb(new DuckDbTarget(dataSource, table, List.of(), false));
  }

  /** A row replaces the one with the same values in these columns, which the table has unique. */
  public DuckDb key(String... columns) {
    return new DuckDb(
        new DuckDbTarget(target.dataSource(), target.table(), List.of(columns), target.create()));
  }

  /** The table is made when it is not there, with the types of the rows. */
  public DuckDb createTable() {
    return new DuckDb(new DuckDbTarget(target.dataSource(), target.table(), target.key(), true));
  }

  @Override
  public String name() {
    return target.table();
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return DuckDbSession.open(target, run, schema);
  }

  @Override
  public String toString() {
    return "DuckDb(" + target.table() + ")";
  }
}
