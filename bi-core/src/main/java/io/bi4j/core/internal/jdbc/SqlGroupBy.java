package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.expr.AggregateSplit;
import io.bi4j.core.internal.expr.AggregateTypes;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.expr.SqlDialect;
import io.bi4j.core.internal.expr.SqlRenderer;
import io.bi4j.core.internal.expr.SqlRenderer.Sql;
import io.bi4j.core.internal.expr.SqlRenderer.SqlColumn;
import io.bi4j.core.internal.vector.Vector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group-by as one query of the database, where every part of it means there what it means here.
 *
 * <p>The result has the keys under their names and the aggregate calls as {@link
 * AggregateSplit#column(int)}; what a measure computes from several calls is left to the engine.
 */
public final class SqlGroupBy {
  /** What else the database may do with the groups. */
  public record Finish(Optional<Expr> having, List<SortColumn> order, int limit) {
    /** Nothing else. */
    public static final Finish NONE = new Finish(Optional.empty(), List.of(), -1);
  }

  /** A column of the result to sort by. */
  public record SortColumn(String name, boolean descending) {}

  /**
   * What became of it.
   *
   * @param groups the groups, or null when the engine has to compute them
   * @param explanation which part went where, and why
   */
  public record Outcome(@Nullable RecordSet groups, String explanation) {}

  private final JdbcSettings settings;
  private final ExprContext context;

  public SqlGroupBy(JdbcSettings settings, ExprContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * Runs the group-by, or only says what would be run.
   *
   * @param filters which rows count
   * @param keys what they are grouped by
   * @param aggregates what is computed, as expressions over aggregate calls
   */
  public Outcome run(
      List<Expr> filters,
      List<NamedExpr> keys,
      List<NamedExpr> aggregates,
      Finish finish,
      boolean execute) {
    return JdbcConnections.reading(
        settings.dataSource,
        settings.relation.describe(),
        connection -> {
          JdbcShape shape = JdbcShape.of(settings, connection);
          if (shape.dialect().sql().isEmpty()) {
            return embedded(shape.dialect().name() + " is not known well enough");
          }
          return new Query(shape, filters, keys, aggregates).outcome(connection, finish, execute);
        });
  }

  private static Outcome embedded(String reason) {
    return new Outcome(null, "embedded, because " + reason);
  }

  /** One query while it is written. */
  private final class Query {
    private final JdbcShape shape;
    private final SqlDialect dialect;
    private final SqlRenderer renderer;
    private final List<Expr> filters;
    private final List<NamedExpr> keys;
    private final List<NamedExpr> aggregates;
    private final AggregateSplit split;
    private final Set<String> guards = new LinkedHashSet<>();
    private final List<SqlText> selected = new ArrayList<>();
    private final List<DataType> types = new ArrayList<>();
    private final List<SqlAggregate> calls = new ArrayList<>();

    Query(JdbcShape shape, List<Expr> filters, List<NamedExpr> keys, List<NamedExpr> aggregates) {
      this.shape = shape;
      this.dialect = shape.dialect().sql().orElseThrow();
      this.renderer = JdbcFilter.renderer(shape, context, List.of());
      this.filters = filters;
      this.keys = keys;
      this.aggregates = aggregates;
      this.split = AggregateSplit.of(aggregates.stream().map(NamedExpr::expr).toList());
    }

    Outcome outcome(Connection connection, Finish finish, boolean execute) throws SQLException {
      List<SqlText> where = new ArrayList<>();
      for (Expr filter : filters) {
        Optional<Sql> sql = renderer.render(filter);
        if (sql.isEmpty()) {
          return inexact(filter);
        }
        guards.addAll(sql.get().guards());
        where.add(new SqlText().add(sql.get().sql(), sql.get().parameters()));
      }
      for (NamedExpr key : keys) {
        Optional<Sql> sql = isKey(key.expr()) ? renderer.render(key.expr()) : Optional.empty();
        if (sql.isEmpty()) {
          return inexact(key.expr());
        }
        select(new SqlText().add(sql.get().sql(), sql.get().parameters()));
        guards.addAll(sql.get().guards());
        types.add(typeOf(key.expr()));
      }
      for (Expr.Aggregate call : split.calls()) {
        Optional<SqlAggregate> sql =
            SqlAggregate.of(call, shape.schema(), context, renderer, dialect);
        if (sql.isEmpty()) {
          return inexact(call);
        }
        calls.add(sql.get());
        guards.addAll(sql.get().guards());
        sql.get().parts().forEach(this::select);
        types.addAll(sql.get().types());
      }
      SqlText query = query(where, finish);
      String explanation = "pushed down to " + shape.dialect().name() + ": " + query;
      if (!execute) {
        return new Outcome(null, explanation);
      }
      return rejects(connection)
          ? embedded("a cell of " + settings.relation.describe() + " does not fit its column")
          : groups(connection, query, explanation);
    }

    private Outcome inexact(Expr part) {
      return embedded(part + " is not the same in " + shape.dialect().name());
    }

    private DataType typeOf(Expr expr) {
      return Binder.bind(expr, shape.schema(), context).type();
    }

    /** NaN and the two zeros are one group each here, and drivers differ. */
    private boolean isKey(Expr expr) {
      return switch (typeOf(expr).kind()) {
        case BOOL, INT64, STRING, DATE -> true;
        case DECIMAL, LOCAL_DATETIME, TIMESTAMP -> dialect != SqlDialect.SQLITE;
        default -> false;
      };
    }

    private void select(SqlText sql) {
      selected.add(new SqlText().add(sql).add(" AS c" + selected.size()));
    }

    private SqlText query(List<SqlText> where, Finish finish) {
      SqlText query = SqlText.of("SELECT ");
      for (int i = 0; i < selected.size(); i++) {
        query.add(i == 0 ? "" : ", ").add(selected.get(i));
      }
      query.add(" FROM ").add(settings.relation.sql(), settings.relation.parameters()).where(where);
      for (int i = 0; i < keys.size(); i++) {
        query.add((i == 0 ? " GROUP BY " : ", ") + (i + 1));
      }
      return finished(query, finish);
    }

    /** HAVING, ORDER BY and LIMIT, or none of them: a limit counts only what the rest keeps. */
    private SqlText finished(SqlText query, Finish finish) {
      SqlText wrapped = SqlText.of("SELECT * FROM (").add(query).add(") AS bi_groups");
      SqlRenderer over = overGroups();
      if (finish.having().isPresent()) {
        Optional<Sql> having = over.render(finish.having().get());
        if (having.isEmpty()) {
          return query;
        }
        wrapped.where(List.of(new SqlText().add(having.get().sql(), having.get().parameters())));
      }
      if (finish.limit() < 0) {
        return finish.having().isPresent() ? wrapped : query;
      }
      String before = " ORDER BY ";
      List<SortColumn> order = new ArrayList<>(finish.order());
      keys.forEach(key -> order.add(new SortColumn(key.name(), false)));
      for (SortColumn column : order) {
        Optional<Sql> sql = over.render(io.bi4j.core.expr.Exprs.col(column.name()));
        if (sql.isEmpty()) {
          return finish.having().isPresent() ? withoutLimit(query, finish) : query;
        }
        wrapped.add(
            before + sql.get().sql() + (column.descending() ? " DESC" : "") + " NULLS LAST");
        before = ", ";
      }
      return wrapped.add(" LIMIT " + finish.limit());
    }

    private SqlText withoutLimit(SqlText query, Finish finish) {
      return finished(query, new Finish(finish.having(), List.of(), -1));
    }

    /** Keys and those measures that are one number of the database. */
    private SqlRenderer overGroups() {
      List<Field> fields = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        fields.add(Field.of(keys.get(i).name(), types.get(i)));
        names.add("c" + i);
      }
      for (int m = 0; m < aggregates.size(); m++) {
        int at = keys.size();
        for (int c = 0; c < calls.size(); c++) {
          boolean isCall =
              split.results().get(m) instanceof Expr.Column column
                  && column.name().equals(AggregateSplit.column(c));
          if (isCall
              && calls.get(c).plain()
              && calls.get(c).type().kind() != DataType.Kind.FLOAT64) {
            fields.add(Field.of(aggregates.get(m).name(), calls.get(c).type()));
            names.add("c" + at);
          }
          at += calls.get(c).parts().size();
        }
      }
      Schema schema = Schema.of(fields);
      return SqlRenderer.of(
          schema,
          context,
          dialect,
          name -> Optional.of(new SqlColumn(names.get(schema.ordinal(name)), null)));
    }

    /** Whether reading the rows would reject any cell that the query looks at. */
    private boolean rejects(Connection connection) throws SQLException {
      if (guards.isEmpty()) {
        return false;
      }
      return SqlText.of("SELECT 1 FROM ")
          .add(settings.relation.sql(), settings.relation.parameters())
          .add(" WHERE " + String.join(" OR ", guards) + " LIMIT 1")
          .query(connection, shape.dialect(), ResultSet::next);
    }

    private Outcome groups(Connection connection, SqlText query, String explanation)
        throws SQLException {
      try {
        RecordSet groups = query.query(connection, shape.dialect(), this::read);
        return new Outcome(groups, explanation);
      } catch (ArithmeticException e) {
        return embedded("a sum does not fit its type");
      } catch (SQLException e) {
        if (JdbcErrors.code(e).equals(CoreErrors.JDBC_DATA)) {
          return embedded("the database could not compute a value");
        }
        throw e;
      }
    }

    private RecordSet read(ResultSet result) throws SQLException {
      Schema schema = schema();
      BatchBuilder builder = BatchBuilder.of(schema);
      List<RecordBatch> batches = new ArrayList<>();
      while (result.next()) {
        int at = 0;
        for (; at < keys.size(); at++) {
          builder.set(at, cell(result, at));
        }
        for (int c = 0; c < calls.size(); c++) {
          List<@Nullable Object> numbers = new ArrayList<>();
          for (int p = 0; p < calls.get(c).parts().size(); p++) {
            numbers.add(cell(result, at++));
          }
          builder.set(keys.size() + c, calls.get(c).finish().of(numbers));
        }
        builder.endRow();
        if (builder.isFull()) {
          batches.add(builder.build());
        }
      }
      if (builder.rowCount() > 0 || batches.isEmpty()) {
        batches.add(builder.build());
      }
      return RecordSet.of(schema, batches);
    }

    private Schema schema() {
      List<Field> fields = new ArrayList<>();
      for (int i = 0; i < keys.size(); i++) {
        fields.add(Field.of(keys.get(i).name(), types.get(i)));
      }
      for (int c = 0; c < calls.size(); c++) {
        boolean nullable = AggregateTypes.isNullable(split.calls().get(c).function());
        fields.add(new Field(AggregateSplit.column(c), calls.get(c).type(), nullable));
      }
      return Schema.of(fields);
    }

    private @Nullable Object cell(ResultSet result, int at) throws SQLException {
      DataType type = types.get(at);
      Vector vector = Vector.of(type);
      String problem = CellFault.tryRead(shape.dialect().reader(type), result, at + 1, vector);
      if (problem != null) {
        throw new ArithmeticException(problem);
      }
      return ((Column) vector).valueAt(0);
    }
  }
}
