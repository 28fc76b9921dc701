package io.bi4j.examples.quickstart;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.source.InMemory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The measures that add up, by the first category: one pipeline of a group-by and a sort.
 *
 * @param category what the rows are grouped by, empty for one group of all
 * @param result the groups, the largest first
 */
record Totals(Optional<String> category, RunResult result) {
  private static final int SHOWN = 5;

  static Totals of(BiRuntime bi, SemanticModel model, RecordSet rows) {
    List<NamedExpr> sums =
        model.measures().stream()
            .filter(measure -> measure.additivity().equals(Additivity.ADDITIVE))
            .map(Totals::named)
            .toList();
    Optional<Dimension> category =
        model.dimensions().stream()
            .filter(dimension -> dimension.kind() == Dimension.Kind.CATEGORY)
            .findFirst();
    List<NamedExpr> keys =
        category.stream().map(each -> new NamedExpr(each.name(), each.expr())).toList();
    Pipeline pipeline =
        Pipeline.named("totals")
            .from(InMemory.of(rows))
            .groupBy(keys, sums)
            .sort(Exprs.col(sums.get(0).name()) + " desc")
            .build();
    return new Totals(category.map(Dimension::name), bi.collectWithReport(pipeline));
  }

  private static NamedExpr named(Measure measure) {
    return new NamedExpr(measure.name(), measure.expr());
  }

  String show() {
    RunReport report = result.report();
    String grouped = category.map(by -> " grouped by " + by).orElse(" in all");
    return String.format(
            Locale.ROOT,
            "%,d rows%s give %,d groups%n",
            report.rowsRead(),
            grouped,
            report.rowsWritten())
        + result.rows().show(SHOWN);
  }
}
