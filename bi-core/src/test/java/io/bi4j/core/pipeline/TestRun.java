package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Row;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.Step;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One run of a pipeline in a test: its rows, its report, and the law that counts add up, which is
 * asserted for every run that succeeds.
 */
final class TestRun {
  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "test-worker");
            thread.setDaemon(true);
            return thread;
          });

  final RunReport report;

  /** Bytes that went to disk. */
  final long spilled;

  private final PipelineRun run;

  private TestRun(PipelineRun run, RunReport report, long spilled) {
    this.run = run;
    this.report = report;
    this.spilled = spilled;
  }

  /** Runs to the end, in whatever way it ends. */
  static TestRun of(Pipeline pipeline, int threads) {
    return of(pipeline, threads, Long.MAX_VALUE);
  }

  /** Runs to the end with a memory budget; nothing that was spilled may stay behind. */
  static TestRun of(Pipeline pipeline, int threads, long memoryBudget) {
    try {
      Path place = Files.createTempDirectory("test-spill");
      TestRun run = of(pipeline, threads, memoryBudget, place);
      Files.delete(place);
      return run;
    } catch (IOException e) {
      throw new AssertionError("Spilled state stayed behind", e);
    }
  }

  static TestRun of(Pipeline pipeline, int threads, long memoryBudget, Path place) {
    SpillSpace spill = new SpillSpace(place);
    LogicalPlan plan = pipeline.plan();
    InstantSource clock = InstantSource.system();
    RunContext context =
        new RunContext(
            plan.name(),
            new RejectLog(plan.rejects()),
            threads,
            clock,
            new MemoryBudget(memoryBudget),
            spill);
    PipelineRun run =
        new PipelineRun(
            plan,
            WORKERS,
            context,
            clock,
            DeliverySettings.inMemory(),
            Optional.empty(),
            event -> {});
    RunReport report = run.run();
    if (report.state() == RunState.SUCCEEDED) {
      assertCountsAddUp(pipeline.plan(), report);
    }
    return new TestRun(run, report, spill.bytesWritten());
  }

  /** Runs a pipeline that must succeed. */
  static TestRun ok(Pipeline pipeline, int threads) {
    return ok(pipeline, threads, Long.MAX_VALUE);
  }

  /** Runs a pipeline that must succeed with a memory budget. */
  static TestRun ok(Pipeline pipeline, int threads, long memoryBudget) {
    TestRun run = of(pipeline, threads, memoryBudget);
    if (run.report.error().isPresent()) {
      throw new AssertionError(run.report.error().get().toString(), run.report.error().get());
    }
    return run;
  }

  static TestRun ok(Pipeline.Builder pipeline) {
    return ok(pipeline.build(), 2);
  }

  static TestRun of(Pipeline.Builder pipeline) {
    return of(pipeline.build(), 2);
  }

  RecordSet result() {
    return run.result();
  }

  /** The rows as lists of boxed cells. */
  List<List<@Nullable Object>> rows() {
    return rows(run.result());
  }

  static List<List<@Nullable Object>> rows(RecordSet set) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Row row : set) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (int i = 0; i < row.schema().columnCount(); i++) {
        cells.add(row.get(i));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** The cells of one column. */
  List<@Nullable Object> column(String name) {
    List<@Nullable Object> cells = new ArrayList<>();
    run.result().forEach(row -> cells.add(row.get(name)));
    return cells;
  }

  NodeReport node(String descriptionStart) {
    return report.nodes().stream()
        .filter(node -> node.description().startsWith(descriptionStart))
        .findFirst()
        .orElseThrow(() -> new AssertionError(descriptionStart + " not in " + report.show()));
  }

  /**
   * Rows read are all rows of the sources; at each step in = out + dropped + rejected; what goes
   * out of a step comes into the next; and every rejected row was counted at one step.
   */
  private static void assertCountsAddUp(LogicalPlan plan, RunReport report) {
    Map<Integer, NodeReport> nodes = new HashMap<>();
    report.nodes().forEach(node -> nodes.put(node.step(), node));
    long read = 0;
    for (Step step : plan.steps()) {
      NodeReport node = nodes.get(plan.number(step));
      if (node == null) {
        continue;
      }
      read += step instanceof Step.Read ? node.in() : 0;
      if (step instanceof Step.Join || step instanceof Step.Lookup) {
        assertThat(node.counts().values().stream().mapToLong(n -> n).sum())
            .as("matched + unmatched of both sides at %s", node)
            .isEqualTo(node.in());
      } else if (!(step instanceof Step.Unnest)
          && !(step instanceof Step.Unpivot)
          && !(step instanceof Step.Windowed windowed
              && windowed.window().kind() == Window.Kind.SLIDING)
          && !(step instanceof Step.Apply)) {
        assertThat(node.in())
            .as("in = out + dropped + rejected at %s", node)
            .isEqualTo(node.out() + node.dropped() + node.rejected());
      }
      assertThat(node.out()).as("out of %s", node).isNotNegative();
      long before = 0;
      for (Step input : step.inputs()) {
        before += out(plan, nodes, input);
      }
      if (!step.inputs().isEmpty() && before >= 0) {
        assertThat(node.in()).as("rows that reach %s", node).isEqualTo(before);
      }
    }
    assertThat(report.rowsRead()).as("rows read").isEqualTo(read);
    NodeReport last = nodes.get(plan.steps().size());
    long end = out(plan, nodes, plan.last());
    if (last != null && end >= 0) {
      assertThat(last.in()).as("rows that reach the end").isEqualTo(end);
    }
    if (last != null) {
      assertThat(report.rowsWritten()).as("rows written").isEqualTo(last.out());
    }
    assertThat(report.nodes().stream().mapToLong(NodeReport::rejected).sum())
        .as("rejected rows")
        .isEqualTo(report.rowsRejected());
  }

  /** Rows that leave a step, or a number far below zero when its report does not tell. */
  private static long out(LogicalPlan plan, Map<Integer, NodeReport> nodes, Step step) {
    long unknown = Long.MIN_VALUE / 1000;
    if (step instanceof Step.Select || step instanceof Step.Rename) {
      return out(plan, nodes, step.inputs().get(0));
    }
    NodeReport node = nodes.get(plan.number(step));
    if (step instanceof Step.GroupBy || step instanceof Step.Pivot || node == null) {
      return unknown;
    }
    if (step instanceof Step.Sort sort) {
      return sort.limit() < 0 ? node.out() : Math.min(sort.limit(), node.out());
    }
    return node.out();
  }
}
