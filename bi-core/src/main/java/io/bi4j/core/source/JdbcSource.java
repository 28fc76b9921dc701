package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.jdbc.JdbcPlanner;
import io.bi4j.core.internal.jdbc.JdbcReader;
import io.bi4j.core.internal.jdbc.JdbcSettings;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.core.state.StreamState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table or query of a database as a source; made by {@link Jdbc#source}.
 *
 * <p><b>Shape.</b> One column per column of the relation, typed exactly: a cell that its type
 * cannot hold without loss (an infinite date, a NaN among decimals, a text in SQLite's INTEGER
 * column) is an error of its row, never rounded. docs/jdbc.md has the types of each database.
 *
 * <p><b>Reading.</b> Each split is read in a transaction of its own that writes nothing, so splits
 * may see different states of a table that is written meanwhile. With a key, rows come in its order
 * and reading can go on in the middle of a split; the primary key of a table is found by itself.
 *
 * <p><b>Threads.</b> Immutable; each method with an option returns a copy. <b>Cost.</b> Memory for
 * the rows of a fetch and a batch; DuckDB holds the whole result unless its connection has {@code
 * jdbc_stream_results}.
 *
 * @since 0.1
 */
public final class JdbcSource implements Source {
  private final JdbcSettings settings;

  JdbcSource(JdbcSettings settings) {
    this.settings = settings;
  }

  /** The name in reports, instead of that of the table. */
  public JdbcSource named(String name) {
    return new JdbcSource(settings.withName(requireNonNull(name, "name")));
  }

  /** Only these columns, in this order. */
  public JdbcSource columns(String... names) {
    return new JdbcSource(settings.withColumns(List.of(names)));
  }

  /** Reads a column as this type, instead of the one that its type in the database stands for. */
  public JdbcSource type(String column, DataType type) {
    return new JdbcSource(settings.withType(column, requireNonNull(type, "type")));
  }

  /**
   * A column holds money of one currency: minor units when it is a whole number, major units when
   * it is a decimal.
   */
  public JdbcSource money(String column, String currency) {
    return new JdbcSource(settings.withMoney(column, DataType.money(currency)));
  }

  /** A column holds money whose currency stands in another column; else as {@link #money}. */
  public JdbcSource moneyIn(String column, String currencyColumn) {
    return new JdbcSource(settings.withMoney(column, DataType.moneyIn(currencyColumn)));
  }

  /** The columns that tell rows apart, by which they are ordered; for a table its primary key. */
  public JdbcSource key(String... columns) {
    return new JdbcSource(settings.withKey(List.of(columns)));
  }

  /** Rows come in any order: faster, but reading cannot go on in the middle of a split. */
  public JdbcSource unordered() {
    return new JdbcSource(settings.unordered());
  }

  /**
   * Reads ranges of a number or date column side by side, cut so that each has about as many rows;
   * the database is asked for a sample of the column.
   *
   * @param splits how many ranges, 1 to 1,000; rows without a value are one more
   */
  public JdbcSource splitBy(String column, int splits) {
    return new JdbcSource(settings.withSplits(column, checked(splits), false));
  }

  /** The same with ranges of equal width: only the least and greatest value are asked for. */
  public JdbcSource splitEvenly(String column, int splits) {
    return new JdbcSource(settings.withSplits(column, checked(splits), true));
  }

  private static int checked(int splits) {
    if (splits < 1 || splits > 1_000) {
      throw new IllegalArgumentException("splits must be 1..1000, was " + splits + ".");
    }
    return splits;
  }

  /**
   * Reads what is new by a column that grows. Each run begins at the last value of the run before,
   * that value included: rows that came later with the same value are not lost, rows of that value
   * come again. Write into a sink with a key, which knows them.
   */
  public JdbcSource incremental(String column) {
    return new JdbcSource(settings.withCursor(requireNonNull(column, "column")));
  }

  /** Begins this much before the last value, for rows that are committed late. */
  public JdbcSource lookback(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("lookback must not be negative, was " + time + ".");
    }
    return new JdbcSource(settings.withLookback(time));
  }

  /** Begins this much before the last value of a number column. */
  public JdbcSource lookback(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("lookback must not be negative, was " + units + ".");
    }
    return new JdbcSource(settings.withLookback(units));
  }

  /** How many rows the driver fetches at once; 5,000 unless this says otherwise. */
  public JdbcSource fetchSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("fetchSize must be 1 or more, was " + rows + ".");
    }
    return new JdbcSource(settings.withFetchSize(rows));
  }

  /**
   * The columns.
   *
   * @throws io.bi4j.core.BiException when the database cannot be reached, or has a column of a type
   *     that cannot be read
   */
  public Schema schema() {
    return new JdbcPlanner(settings).schema();
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return new JdbcPlanner(settings).plan(request);
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new JdbcReader(settings, split, from);
  }

  @Override
  public StreamState merge(StreamState before, List<FinishedSplit> finished) {
    return settings.remember(before, finished);
  }

  @Override
  public String toString() {
    return "JdbcSource(" + settings.name() + ")";
  }
}
