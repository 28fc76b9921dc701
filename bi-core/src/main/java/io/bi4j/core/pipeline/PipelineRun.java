package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.delivery.DeliveryRun;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.exec.Barrier;
import io.bi4j.core.internal.exec.CollectSink;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageRunner;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.plan.Planner;
import io.bi4j.core.internal.plan.Step;
import io.bi4j.core.spi.Sink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  private final DeliverySettings settings;
  private final Optional<String> asked;
  private final PipelineListener listener;
  private long readBefore;
  private long rejectedBefore;
  private Optional<RunDelivery> delivered = Optional.empty();
  private long written;

  /**
   * A run.
   *
   * @param settings where state is kept
   * @param asked the id of the run, when the host gives one
   * @param listener hears of commits
   */
  PipelineRun(
      LogicalPlan plan,
      ExecutorService workers,
      RunContext context,
      InstantSource clock,
      DeliverySettings settings,
      Optional<String> asked,
      PipelineListener listener) {
    this.plan = plan;
    this.workers = workers;
    this.context = context;
    this.clock = clock;
    this.settings = settings;
    this.asked = asked;
    this.listener = listener;
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
      List<Stage> stages =
          Planner.stages(
              plan,
              (schema, slots, node) -> {
                CollectSink collect = new CollectSink(schema, slots, node);
                collected = collect;
                return collect;
              });
      new StageRunner(context, workers).run(stages);
      context.rejects().checkShare(context.rowsRead());
      context.checkCancelled();
    }
  }

  private void write(Sink sink) {
    DeliveryRun.Target target =
        new DeliveryRun.Target(plan.name(), plan.fingerprint(), sink, plan.schema(), asked);
    try (DeliveryRun run = DeliveryRun.open(settings, target, context, this::committed)) {
      try {
        if (!run.isDone()) {
          write(run);
        }
      } finally {
        written = run.written();
        delivered =
            Optional.of(
                new RunDelivery(
                    DeliveryRules.of(plan),
                    run.run(),
                    run.isResumed(),
                    run.writtenBefore(),
                    run.commits()));
      }
    }
  }

  private void write(DeliveryRun run) {
    List<Stage> stages =
        Planner.stages(
            plan, (schema, slots, node) -> run.writing().stage(schema, slots, node), run::stateOf);
    Barrier barrier = run.start(stages);
    new StageRunner(context, workers, barrier).run(stages);
    run.checkRejects();
    context.checkCancelled();
    run.commitLast();
  }

  private void committed(DeliveryRun.Committed commit) {
    long read = context.rowsRead();
    long rejected = context.rejects().size();
    listener.on(
        new RunEvent.Committed(
            plan.name(),
            commit.rows(),
            read - readBefore,
            rejected - rejectedBefore,
            Duration.ofNanos(commit.nanos())));
    readBefore = read;
    rejectedBefore = rejected;
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
        plan.sink().isPresent() || ended == RunState.SUCCEEDED ? rows : 0,
        nodes,
        context.rejects().toRecordSet(),
        plan.sink().map(Sink::guarantee),
        Optional.ofNullable(error),
        delivered);
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
