package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.expr.AggregateSplit;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.jdbc.JdbcReader;
import io.bi4j.core.internal.jdbc.SqlGroupBy;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets the database of a data set group its rows, where it does so exactly as the engine. */
final class GroupPushdown {
  /** A group-by of a query. */
  record Groups(
      List<Expr> filters,
      List<NamedExpr> keys,
      List<NamedExpr> aggregates,
      SqlGroupBy.Finish finish) {}

  private final BoundQuery bound;
  private final BiRuntime runtime;

  GroupPushdown(BoundQuery bound, BiRuntime runtime) {
    this.bound = bound;
    this.runtime = runtime;
  }

  /** Keys and measures, when the database computed them. */
  Optional<RecordSet> run(Groups groups) {
    Optional<SqlGroupBy> database = database();
    if (database.isEmpty()) {
      return Optional.empty();
    }
    RecordSet found =
        database
            .get()
            .run(groups.filters(), groups.keys(), groups.aggregates(), groups.finish(), true)
            .groups();
    return Optional.ofNullable(found).map(rows -> measures(rows, groups));
  }

  /** Which part goes where. */
  String explain(Groups groups) {
    if (!bound.rows().isPlain()) {
      return "embedded, because columns of other entities are looked up";
    }
    return database()
        .map(
            sql ->
                sql.run(
                        groups.filters(),
                        groups.keys(),
                        groups.aggregates(),
                        groups.finish(),
                        false)
                    .explanation())
        .orElse("embedded, because \"" + bound.rows().source().name() + "\" is no database");
  }

  private Optional<SqlGroupBy> database() {
    Source source = bound.rows().source();
    if (!(source instanceof JdbcSource) || !bound.rows().isPlain()) {
      return Optional.empty();
    }
    ExprContext context = new ExprContext(bound.calendar().zone(), bound.calendar().weekStart());
    try (RecordReader reader = source.open(new Split("all"), null)) {
      return reader instanceof JdbcReader jdbc
          ? Optional.of(new SqlGroupBy(jdbc.settings(), context))
          : Optional.empty();
    }
  }

  /** What measures compute from the calls that the database answered. */
  private RecordSet measures(RecordSet rows, Groups groups) {
    AggregateSplit split =
        AggregateSplit.of(groups.aggregates().stream().map(NamedExpr::expr).toList());
    Pipeline.Builder pipeline =
        Pipeline.named("query measures")
            .from(InMemory.of("groups", rows))
            .zone(bound.calendar().zone())
            .weekStart(bound.calendar().weekStart());
    List<String> names = new ArrayList<>(groups.keys().stream().map(NamedExpr::name).toList());
    for (int i = 0; i < groups.aggregates().size(); i++) {
      String name = groups.aggregates().get(i).name();
      pipeline.derive(name, split.results().get(i));
      names.add(name);
    }
    return runtime.collect(pipeline.select(names.toArray(String[]::new)).build());
  }
}
