package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.delivery.CrashPoints;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.plan.LogicalPlan;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillSpace;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.state.MemoryStateStore;
import io.bi4j.core.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs pipelines in this process on a fixed number of CPU workers. Thread-safe; runs share the
 * workers. Part of {@link io.bi4j.core.BiRuntime}, which hosts use instead.
 *
 * @since 0.1
 */
public final class LocalRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalRunner.class);

  private final int threads;
  private final long memoryBudget;
  private final Path spillDirectory;
  private final InstantSource clock;
  private final List<PipelineListener> listeners;
  private final DeliverySettings delivery;
  private final ExecutorService workers;
  private final Set<PipelineRun> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * A runner with the default memory budget.
   *
   * @param threads how many CPU workers a run may use
   * @param clock where the times in reports come from
   * @param listeners hear about every run
   */
  public LocalRunner(int threads, InstantSource clock, List<PipelineListener> listeners) {
    this(
        threads,
        Math.max(1, Runtime.getRuntime().maxMemory() / 2),
        Path.of(System.getProperty("java.io.tmpdir", ".")),
        clock,
        listeners,
        new MemoryStateStore(),
        DeliverySettings.DEFAULT_INTERVAL);
  }

  /**
   * A runner.
   *
   * @param threads how many CPU workers a run may use
   * @param memoryBudget bytes that the operators of one run may hold before they spill
   * @param spillDirectory where they spill to
   * @param clock where the times in reports come from
   * @param listeners hear about every run
   * @param state where checkpoints of runs are kept
   * @param checkpointInterval how long rows flow between two commits
   */
  public LocalRunner(
      int threads,
      long memoryBudget,
      Path spillDirectory,
      InstantSource clock,
      List<PipelineListener> listeners,
      StateStore state,
      Duration checkpointInterval) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more, was " + threads + ".");
    }
    if (memoryBudget < 1) {
      throw new IllegalArgumentException(
          "memoryBudget must be 1 byte or more, was " + memoryBudget + ".");
    }
    this.threads = threads;
    this.memoryBudget = memoryBudget;
    this.spillDirectory = spillDirectory;
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
    this.delivery =
        new DeliverySettings(state, RunKey.DEFAULT_TENANT, checkpointInterval, CrashPoints.NONE);
    this.workers = Executors.newCachedThreadPool(daemons());
  }

  private static ThreadFactory daemons() {
    AtomicInteger next = new AtomicInteger(1);
    return task -> {
      Thread thread = new Thread(task, "bi4j-worker-" + next.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Starts a run in the background. */
  public RunHandle start(Pipeline pipeline) {
    PipelineRun run = newRun(pipeline, Optional.empty());
    FutureTask<RunReport> task = new FutureTask<>(() -> execute(run, pipeline.name()));
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      throw closed(pipeline);
    }
    return new RunHandle(run, task);
  }

  /**
   * Runs a pipeline in the calling thread, with the help of the workers.
   *
   * @throws BiException when the run fails; a run that ends without one has succeeded
   */
  public RunReport run(Pipeline pipeline) {
    return run(pipeline, Optional.empty());
  }

  /**
   * Runs a pipeline under an id that the host gives.
   *
   * @param run the id, empty for a new one
   * @throws BiException when the run fails; a run that ends without one has succeeded
   */
  public RunReport run(Pipeline pipeline, Optional<String> run) {
    RunReport report = execute(newRun(pipeline, run), pipeline.name());
    rethrow(report);
    return report;
  }

  /**
   * Runs a pipeline without a sink and returns its rows with the report.
   *
   * @throws BiException when the run fails
   */
  public RunResult collect(Pipeline pipeline) {
    if (pipeline.sink().isPresent()) {
      throw new BiException(
          CoreErrors.BAD_PIPELINE,
          "Pipeline \""
              + pipeline.name()
              + "\" writes to \""
              + pipeline.sink().get().name()
              + "\", so it has no rows to collect. Build it without to(...), or run it.");
    }
    PipelineRun run = newRun(pipeline, Optional.empty());
    RunReport report = execute(run, pipeline.name());
    rethrow(report);
    return new RunResult(run.result(), report);
  }

  private PipelineRun newRun(Pipeline pipeline, Optional<String> asked) {
    if (closed) {
      throw closed(pipeline);
    }
    LogicalPlan plan = pipeline.plan();
    RunContext context =
        new RunContext(
            plan.name(),
            new RejectLog(plan.rejects()),
            threads,
            clock,
            new MemoryBudget(memoryBudget),
            new SpillSpace(spillDirectory));
    return new PipelineRun(plan, workers, context, clock, delivery, asked, this::tell);
  }

  private static BiException closed(Pipeline pipeline) {
    return new BiException(
        CoreErrors.CLOSED,
        "Pipeline \""
            + pipeline.name()
            + "\" cannot run: the runtime was closed. Create a new"
            + " BiRuntime, or close it later.");
  }

  private RunReport execute(PipelineRun run, String pipeline) {
    running.add(run);
    try {
      if (closed) {
        run.cancel();
      }
      tell(new RunEvent.Started(pipeline));
      RunReport report = watched(run, pipeline);
      tell(new RunEvent.Ended(pipeline, report));
      return report;
    } finally {
      running.remove(run);
    }
  }

  /** Runs to the end, with progress told meanwhile to those who listen. */
  private RunReport watched(PipelineRun run, String pipeline) {
    if (listeners.isEmpty()) {
      return run.run();
    }
    try (ProgressWatch watch =
        new ProgressWatch(() -> tell(new RunEvent.Progress(pipeline, run.rowsRead())))) {
      watch.start(workers);
      return run.run();
    }
  }

  private void tell(RunEvent event) {
    for (PipelineListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        LOG.warn("core/listener-failed: a PipelineListener failed at {}", event.pipeline(), e);
      }
    }
  }

  private static void rethrow(RunReport report) {
    Throwable error = report.error().orElse(null);
    if (error instanceof RuntimeException e) {
      throw e;
    }
    if (error instanceof Error e) {
      throw e;
    }
  }

  /** Stops all workers; runs under way end as cancelled. May be called twice. */
  @Override
  public void close() {
    closed = true;
    running.forEach(PipelineRun::cancel);
    workers.shutdownNow();
  }
}
