package io.bi4j.core.internal.jdbc;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything that a host may say about writing to a table. Not changed once handed out. */
public final class JdbcSinkSettings {
  final DataSource dataSource;
  final Relation table;
  String name;
  List<String> key = List.of();
  @Nullable String version;
  boolean create;
  boolean checkpoints = true;

  /** A table with the defaults. */
  public JdbcSinkSettings(DataSource dataSource, Relation table) {
    this.dataSource = dataSource;
    this.table = table;
    this.name = table.name();
  }

  private JdbcSinkSettings with(Consumer<JdbcSinkSettings> change) {
    JdbcSinkSettings copy = new JdbcSinkSettings(dataSource, table);
    copy.name = name;
    copy.key = key;
    copy.version = version;
    copy.create = create;
    copy.checkpoints = checkpoints;
    change.accept(copy);
    return copy;
  }

  public String name() {
    return name;
  }

  public boolean hasKey() {
    return !key.isEmpty();
  }

  public boolean keepsCheckpoints() {
    return checkpoints;
  }

  public JdbcSinkSettings withName(String other) {
    return with(s -> s.name = other);
  }

  public JdbcSinkSettings withKey(List<String> columns) {
    return with(s -> s.key = List.copyOf(columns));
  }

  public JdbcSinkSettings withVersion(String column) {
    return with(s -> s.version = column);
  }

  public JdbcSinkSettings creating() {
    return with(s -> s.create = true);
  }

  public JdbcSinkSettings withoutCheckpoints() {
    return with(s -> s.checkpoints = false);
  }

  String where() {
    return table.describe();
  }
}
