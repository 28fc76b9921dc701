package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.CollectSink;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageRunner;
import io.bi4j.core.internal.exec.WriteSink;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.Planner;
import io.bi4j.core.internal.plan.Step;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillSpace;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: plans the stages, runs them, commits, and counts. */
final class PipelineRun {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

  private final LogicalPlan plan;
  private final RunContext context;
  private final ExecutorService workers;
  private final InstantSource clock;
  private volatile RunState state = RunState.RUNNING;
  private @Nullable CollectSink collected;
  private long written;

  PipelineRun(
      LogicalPlan plan,
      ExecutorService workers,
      int threads,
      InstantSource clock,
      MemoryBudget memory,
      SpillSpace spill) {
    this.plan = plan;
    this.workers = workers;
    this.clock = clock;
    RejectLog rejects = new RejectLog(plan.rejects());
    this.context = new RunContext(plan.name(), rejects, threads, clock, memory, spill);
  }

  RunState state() {
    return state;
  }

  long rowsRead() {
    return context.rowsRead();
  }

  void cancel() {
    context.cancel();
  }

  /** Runs to the end; failures are in the report. */
  RunReport run() {
    Instant started = clock.instant();
    Throwable error = null;
    RunState ended;
    try {
      execute();
      ended = RunState.SUCCEEDED;
    } catch (RuntimeException | Error e) {
      error = context.isCancelled() && !isCancellation(e) ? cancelled(e) : e;
      ended = isCancellation(error) ? RunState.CANCELLED : RunState.FAILED;
    }
    RunReport report = report(ended, started, error);
    state = ended;
    return report;
  }

  private static boolean isCancellation(Throwable error) {
    return error instanceof BiException b && b.code().equals(CoreErrors.CANCELLED);
  }

  /** What a source or sink throws while it is being stopped is not the cause. */
  private BiException cancelled(Throwable consequence) {
    return new BiException(
        CoreErrors.CANCELLED,
        "The run of pipeline \"" + plan.name() + "\" was cancelled.",
        consequence);
  }

  private void execute() {
    try {
      executeStages();
    } finally {
      removeSpilled();
    }
  }

  /** What cannot be removed does not change what the run did. */
  private void removeSpilled() {
    try {
      context.spill().close();
    } catch (BiException e) {
      LOG.warn("{}: {}", e.code().id(), e.getMessage());
    }
  }

  private void executeStages() {
    Optional<Sink> sink = plan.sink();
    if (sink.isPresent()) {
      write(sink.get());
    } else {
      runStages(
          Planner.stages(
              plan,
              (schema, slots, node) -> {
                CollectSink collect = new CollectSink(schema, slots, node);
                collected = collect;
                return collect;
              }));
    }
  }

  private void write(Sink sink) {
    RunKey key = new RunKey(plan.name(), UUID.randomUUID().toString());
    try (WriteSink.Session session = WriteSink.begin(sink, key, plan.schema())) {
      runStages(Planner.stages(plan, (schema, slots, node) -> session.sink(schema, slots, node)));
      written = session.commit();
    }
  }

  private void runStages(List<Stage> stages) {
    new StageRunner(context, workers).run(stages);
    context.rejects().checkShare(context.rowsRead());
    context.checkCancelled();
  }

  /** The rows of a run without a sink. */
  RecordSet result() {
    CollectSink sink = collected;
    if (sink == null) {
      throw new IllegalStateException("The run has no result in memory.");
    }
    return sink.result();
  }

  private RunReport report(RunState ended, Instant started, @Nullable Throwable error) {
    Map<Integer, NodeCounter> totals = totals();
    List<NodeReport> nodes = new ArrayList<>();
    List<Step> steps = plan.steps();
    for (int i = 0; i <= steps.size(); i++) {
      NodeCounter count = totals.get(i);
      if (count != null) {
        String what = i < steps.size() ? steps.get(i).describe() : sinkName();
        nodes.add(
            new NodeReport(
                i,
                what,
                count.in,
                count.out,
                count.dropped,
                count.rejected,
                count.nulled,
                count.named()));
      }
    }
    NodeCounter last = totals.getOrDefault(steps.size(), new NodeCounter(steps.size()));
    long rows = plan.sink().isPresent() ? written : last.out;
    return new RunReport(
        plan.name(),
        ended,
        started,
        Duration.between(started, clock.instant()),
        context.rowsRead(),
        ended == RunState.SUCCEEDED ? rows : 0,
        nodes,
        context.rejects().toRecordSet(),
        plan.sink().map(Sink::guarantee),
        Optional.ofNullable(error));
  }

  private String sinkName() {
    return plan.sink().map(sink -> "write " + sink.name()).orElse("collect");
  }

  private Map<Integer, NodeCounter> totals() {
    Map<Integer, NodeCounter> totals = new TreeMap<>();
    for (NodeCounter counter : context.counters()) {
      totals.computeIfAbsent(counter.node(), NodeCounter::new).add(counter);
    }
    return totals;
  }
}
