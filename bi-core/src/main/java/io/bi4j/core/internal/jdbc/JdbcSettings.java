package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.state.StreamState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything that a host may say about reading from a database. Not changed once handed out. */
public final class JdbcSettings {
  final DataSource dataSource;
  final Relation relation;
  String name;
  List<String> columns = List.of();
  Map<String, DataType> types = Map.of();
  Map<String, DataType> money = Map.of();
  @Nullable List<String> key;
  boolean ordered = true;
  @Nullable String splitColumn;
  int splits = 1;
  boolean evenRanges;
  @Nullable String cursor;
  Duration lookback = Duration.ZERO;
  long lookbackUnits;
  int fetchSize = 5_000;

  /** A relation with the defaults. */
  public JdbcSettings(DataSource dataSource, Relation relation) {
    this.dataSource = dataSource;
    this.relation = relation;
    this.name = relation.name();
  }

  private JdbcSettings(JdbcSettings other) {
    dataSource = other.dataSource;
    relation = other.relation;
    name = other.name;
    columns = other.columns;
    types = other.types;
    money = other.money;
    key = other.key;
    ordered = other.ordered;
    splitColumn = other.splitColumn;
    splits = other.splits;
    evenRanges = other.evenRanges;
    cursor = other.cursor;
    lookback = other.lookback;
    lookbackUnits = other.lookbackUnits;
    fetchSize = other.fetchSize;
  }

  private JdbcSettings with(Consumer<JdbcSettings> change) {
    JdbcSettings copy = new JdbcSettings(this);
    change.accept(copy);
    return copy;
  }

  public String name() {
    return name;
  }

  public JdbcSettings withName(String other) {
    return with(s -> s.name = other);
  }

  public JdbcSettings withColumns(List<String> names) {
    return with(s -> s.columns = List.copyOf(names));
  }

  public JdbcSettings withType(String column, DataType type) {
    return with(s -> s.types = plus(types, column, type));
  }

  public JdbcSettings withMoney(String column, DataType type) {
    return with(s -> s.money = plus(money, column, type));
  }

  public JdbcSettings withKey(List<String> columns) {
    return with(s -> s.key = List.copyOf(columns));
  }

  public JdbcSettings unordered() {
    return with(s -> s.ordered = false);
  }

  public JdbcSettings withSplits(String column, int count, boolean even) {
    return with(
        s -> {
          s.splitColumn = column;
          s.splits = count;
          s.evenRanges = even;
        });
  }

  public JdbcSettings withCursor(String column) {
    return with(s -> s.cursor = column);
  }

  public JdbcSettings withLookback(Duration time) {
    return with(s -> s.lookback = time);
  }

  public JdbcSettings withLookback(long units) {
    return with(s -> s.lookbackUnits = units);
  }

  public JdbcSettings withFetchSize(int rows) {
    return with(s -> s.fetchSize = rows);
  }

  /** What to remember after splits were read; nothing when every run reads everything. */
  public StreamState remember(StreamState before, List<FinishedSplit> finished) {
    return cursor == null ? before : JdbcCursor.merge(before, finished, cursor);
  }

  private static Map<String, DataType> plus(
      Map<String, DataType> types, String column, DataType type) {
    Map<String, DataType> all = new LinkedHashMap<>(types);
    all.put(column, type);
    return all;
  }
}
