package io.bi4j.insights.internal.discover;

import io.bi4j.core.expr.Exprs;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightScope;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.QueryResult;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.explain.Provenance;
import io.bi4j.insights.internal.mine.Judged;
import java.time.LocalDate;
import java.util.List;

/** The query that gives the numbers of a finding, asked once more so that its result has a hash. */
final class FindingQueries implements Provenance {
  private final MeasurePlan plan;
  private final QueryCuboids cuboids;
  private final Questions questions;

  FindingQueries(MeasurePlan plan, QueryCuboids cuboids, Questions questions) {
    this.plan = plan;
    this.cuboids = cuboids;
    this.questions = questions;
  }

  @Override
  public Checked of(Judged judged, InsightScope scope) {
    QueryResult result = questions.ask(query(judged, scope));
    return new Checked(result.provenance(), result.hash());
  }

  private MetricQuery query(Judged judged, InsightScope scope) {
    MetricQuery.Builder query = MetricQuery.of(judged.hypothesis().measure().name());
    boolean attribution = judged.hypothesis().kind() == InsightKind.ATTRIBUTION;
    List<Scope.Filter> filters = judged.finding().scope().filters();
    if (judged.hypothesis().breakdown() >= 0) {
      query.by(dimension(judged.hypothesis().breakdown()));
    } else if (attribution) {
      filters.forEach(filter -> query.by(dimension(filter.dimension())));
    } else {
      plan.time().ifPresent(time -> query.by(time.name(), grain(judged, time)));
      for (Scope.Filter filter : filters) {
        Object value = cuboids.members(filter.dimension()).value(filter.member());
        query.where(Exprs.call("=", Exprs.col(dimension(filter.dimension())), Exprs.lit(value)));
      }
    }
    if (attribution || judged.hypothesis().breakdown() >= 0) {
      during(query, scope);
    }
    return query.build();
  }

  private static void during(MetricQuery.Builder query, InsightScope scope) {
    if (scope.from().isEmpty() || scope.to().isEmpty()) {
      return;
    }
    query.during(TimeRange.days(scope.from().get(), scope.to().get()));
    if (scope.baselineFrom().isPresent() && scope.baselineTo().isPresent()) {
      LocalDate from = scope.baselineFrom().get();
      query.against(Comparison.with(TimeRange.days(from, scope.baselineTo().get())));
    }
  }

  private static Grain grain(Judged judged, Dimension time) {
    var facts = judged.finding().facts();
    Grain found = facts.has("grain") ? Grain.valueOf(upper(facts.text("grain"))) : Grain.DAY;
    Grain finest = time.grain().orElse(Grain.DAY);
    return finest.isCoarserThan(found) ? finest : found;
  }

  private static String upper(String grain) {
    return grain.toUpperCase(java.util.Locale.ROOT);
  }

  private String dimension(int index) {
    return cuboids.dimensions().get(index).name();
  }
}
