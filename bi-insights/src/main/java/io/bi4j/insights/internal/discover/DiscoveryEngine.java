package io.bi4j.insights.internal.discover;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightEngine;
import io.bi4j.core.insight.InsightRequest;
import io.bi4j.core.insight.InsightResult;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.QueryEngine;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeDimension;
import io.bi4j.insights.internal.cube.TimeAxes;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.explain.InsightWriter;
import io.bi4j.insights.internal.mine.Miner;
import io.bi4j.insights.internal.mine.MiningOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Discovers insights in record sets with the queries of one runtime. Thread-safe. */
final class DiscoveryEngine implements InsightEngine {
  private final BiRuntime runtime;

  DiscoveryEngine(BiRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public InsightResult discover(InsightRequest request) {
    SemanticModel model =
        request.model().orElseGet(() -> SemanticModel.infer(request.subject(), request.data()));
    MeasurePlan plan = MeasurePlan.of(model, request);
    if (plan.measures().isEmpty()) {
      return nothing(request, plan.notes());
    }
    DataCatalog data = DataCatalog.of(plan.dataset(), request.data());
    Questions questions = new Questions(QueryEngine.embedded(runtime), model, data);
    QueryCuboids cuboids = QueryCuboids.of(plan, questions);
    List<Cube> cubes = cubes(plan, cuboids, request);
    List<String> notes = new ArrayList<>(plan.notes());
    notes.addAll(cuboids.notes());
    notes.add(timeNote(cubes.get(0).axis()));
    Miner.Result mined = new Miner(cubes, MiningOptions.of(request)).mine();
    InsightWriter writer =
        new InsightWriter(
            cubes.get(0),
            new FindingQueries(plan, cuboids, questions),
            mined.coverage().testsRun());
    List<Insight> insights = mined.findings().stream().map(writer::write).toList();
    return new InsightResult(
        request.subject(), insights, withNotes(mined.coverage(), notes), request.seed());
  }

  private List<Cube> cubes(MeasurePlan plan, QueryCuboids cuboids, InsightRequest request) {
    List<CubeDimension> dimensions = cuboids.dimensions();
    int[] days = cuboids.days();
    List<TimeAxis> axes =
        days.length == 0 ? List.of() : TimeAxes.of(days, asOf(plan, request, days));
    if (axes.isEmpty()) {
      return List.of(new Cube(cuboids, dimensions, plan.measures(), null));
    }
    List<Cube> cubes = new ArrayList<>();
    for (TimeAxis axis : axes) {
      cubes.add(new Cube(cuboids, dimensions, plan.measuresOn(axis.grain()), axis));
    }
    return cubes;
  }

  /**
   * The day of the question: the request's, or today when the data reaches today, whose rows may
   * still come in.
   */
  private @Nullable LocalDate asOf(MeasurePlan plan, InsightRequest request, int[] days) {
    if (request.asOf().isPresent()) {
      return request.asOf().get();
    }
    LocalDate today = LocalDate.ofInstant(runtime.clock().instant(), plan.calendar().zone());
    LocalDate last = LocalDate.ofEpochDay(days[days.length - 1]);
    return last.equals(today) ? today : null;
  }

  private static String timeNote(@Nullable TimeAxis axis) {
    return axis == null
        ? "No usable time: changes over time were not looked for."
        : "Time was read as "
            + axis.length()
            + " "
            + axis.grain().noun()
            + "s from "
            + axis.startOf(0)
            + " to "
            + axis.endOf(axis.length() - 1)
            + "; longer periods where that was too fine.";
  }

  private static Coverage withNotes(Coverage coverage, List<String> notes) {
    return new Coverage(
        coverage.scopesSeen(),
        coverage.testsRun(),
        coverage.rejected(),
        coverage.alpha(),
        coverage.skipped(),
        coverage.closest(),
        coverage.exhausted(),
        notes);
  }

  private static InsightResult nothing(InsightRequest request, List<String> notes) {
    List<String> all = new ArrayList<>(notes);
    all.add("No measure could be examined, so nothing was looked for.");
    return new InsightResult(
        request.subject(),
        List.<Insight>of(),
        new Coverage(0, 0, 0, request.alpha(), Map.of(), List.of(), true, all),
        request.seed());
  }
}
