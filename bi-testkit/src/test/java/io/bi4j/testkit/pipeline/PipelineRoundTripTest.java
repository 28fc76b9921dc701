package io.bi4j.testkit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.pipeline.NodeReport;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.PipelineSpec;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.testkit.Property;
import io.bi4j.testkit.pipeline.RandomPipelines.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The fluent builder and the JSON form are two ways to write one plan. */
class PipelineRoundTripTest {
  private static final int CASES = 1_000;
  private static final String[] KINDS = {
    "read",
    "filter",
    "validate",
    "derive",
    "select",
    "rename",
    "cast",
    "unnest",
    "group_by",
    "sort",
    "top",
    "limit",
    "union"
  };

  @Test
  void a_pipeline_read_from_its_own_JSON_is_the_same_plan_with_the_same_result() {
    Map<String, Integer> steps = new TreeMap<>();
    AtomicInteger whole = new AtomicInteger();
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      Property.forAll(RandomPipelines::draw)
          .cases(CASES)
          .holds(
              drawn -> {
                List<Object> outcome = check(bi, drawn.pipeline());
                whole.addAndGet(outcome.size() > 1 ? 1 : 0);
                count(drawn, steps);
              });
    }

    assertThat(steps).containsOnlyKeys(KINDS);
    assertThat(steps.values()).as("steps of each kind: " + steps).allMatch(n -> n >= CASES / 20);
    assertThat(whole).as("runs that succeeded").hasValueGreaterThan(CASES / 2);
  }

  private static List<Object> check(BiRuntime bi, Pipeline built) {
    PipelineSpec spec = built.spec();
    PipelineSpec read = PipelineSpec.parse(spec.toString());
    Pipeline bound = read.bind(RandomPipelines.RESOLVER);

    assertThat(read).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(bound.spec()).isEqualTo(spec);
    assertThat(bound.schema()).isEqualTo(built.schema());
    assertThat(bound.explain()).isEqualTo(built.explain());
    List<Object> outcome = outcome(bi, built);
    assertThat(outcome(bi, bound)).isEqualTo(outcome);
    return outcome;
  }

  /** Everything that a run shows: its rows and counts, or how it failed. */
  private static List<Object> outcome(BiRuntime bi, Pipeline pipeline) {
    List<Object> shown = new ArrayList<>();
    try {
      RunResult result = bi.collectWithReport(pipeline);
      shown.add(cells(result.rows()));
      shown.add(cells(result.report().rejects()));
      shown.add(result.report().rowsRead());
      result.report().nodes().stream().map(NodeReport::toString).forEach(shown::add);
    } catch (BiException refused) {
      shown.add(refused.toString());
    }
    return shown;
  }

  private static List<List<Object>> cells(RecordSet rows) {
    List<List<Object>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<Object> line = new ArrayList<>();
      rows.schema().names().forEach(name -> line.add(row.get(name)));
      cells.add(line);
    }
    return cells;
  }

  private static void count(Drawn drawn, Map<String, Integer> steps) {
    for (JsonCursor step : JsonCursor.of(drawn.pipeline().spec().toJson()).list("steps")) {
      steps.merge(step.string("kind"), 1, Integer::sum);
    }
  }
}
