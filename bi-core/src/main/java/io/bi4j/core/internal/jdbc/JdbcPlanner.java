package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.jdbc.ReadTask.Range;
import io.bi4j.core.internal.jdbc.ReadTask.Window;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.Split;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what is read of a relation, by which splits, and what of a filter the database does. */
public final class JdbcPlanner {
  private final JdbcSettings settings;

  public JdbcPlanner(JdbcSettings settings) {
    this.settings = settings;
  }

  /** The columns of the relation. */
  public Schema schema() {
    return JdbcConnections.reading(
        settings.dataSource,
        settings.relation.describe(),
        connection -> JdbcShape.of(settings, connection).schema());
  }

  /** Answers a request. */
  public ReadPlan plan(ReadRequest request) {
    return JdbcConnections.reading(
        settings.dataSource, settings.relation.describe(), connection -> plan(request, connection));
  }

  private ReadPlan plan(ReadRequest request, Connection connection) throws SQLException {
    JdbcShape shape = JdbcShape.of(settings, connection);
    List<String> wanted =
        shape.schema().names().stream().filter(request.columns()::contains).toList();
    Schema schema = wanted.isEmpty() ? shape.schema() : shape.schema().select(wanted);
    JdbcFilter filter = JdbcFilter.of(request.filter(), shape, wanted);
    Optional<Window> window = Optional.empty();
    JdbcCursor cursor = null;
    if (settings.cursor != null) {
      cursor = new JdbcCursor(settings, shape, settings.cursor);
      window = cursor.next(connection, shape, request.state());
      if (window.isEmpty()) {
        return new ReadPlan(schema, List.of(), filter.residual());
      }
    }
    long limit = filter.residual().isEmpty() ? request.limit().orElse(-1) : -1;
    ReadTask whole =
        new ReadTask(
            0,
            1,
            wanted,
            filter.pushed().map(Expr::toString).orElse(null),
            limit,
            null,
            window.orElse(null));
    List<Split> splits = new ArrayList<>();
    for (ReadTask task : tasks(whole, shape, filter, cursor, connection)) {
      splits.add(new Split(task.id()));
    }
    return new ReadPlan(schema, splits, filter.residual());
  }

  private List<ReadTask> tasks(
      ReadTask whole,
      JdbcShape shape,
      JdbcFilter filter,
      @org.jspecify.annotations.Nullable JdbcCursor cursor,
      Connection connection)
      throws SQLException {
    if (settings.splitColumn == null || settings.splits == 1) {
      return List.of(whole);
    }
    List<SqlText> conditions = new ArrayList<>(filter.conditions());
    if (cursor != null && whole.window() != null) {
      conditions.addAll(cursor.conditions(whole.window()));
    }
    List<Range> ranges =
        new Splitter(settings, shape, settings.splitColumn, conditions)
            .ranges(connection, settings.splits);
    if (ranges.isEmpty()) {
      return List.of(whole);
    }
    List<ReadTask> tasks = new ArrayList<>();
    for (Range range : ranges) {
      tasks.add(whole.withPart(tasks.size(), ranges.size(), range));
    }
    return tasks;
  }
}
