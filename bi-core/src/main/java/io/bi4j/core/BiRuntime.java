package io.bi4j.core;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.insight.InsightEngine;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.delivery.DeliverySettings;
import io.bi4j.core.internal.delivery.RunMeters;
import io.bi4j.core.pipeline.LocalRunner;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.pipeline.PipelineListener;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.RunHandle;
import io.bi4j.core.pipeline.RunReport;
import io.bi4j.core.pipeline.RunResult;
import io.bi4j.core.spi.InsightEngineProvider;
import io.bi4j.core.spi.Source;
import io.bi4j.core.state.MemoryStateStore;
import io.bi4j.core.state.StateStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The door to BI4J: runs pipelines and hands out the engines that work on their results. It owns
 * its worker threads and nothing static, so any number of runtimes live beside each other in one
 * JVM.
 *
 * <pre>{@code
 * try (BiRuntime bi = BiRuntime.create()) {
 *   RecordSet sales = bi.read(Csv.file("sales.csv"));
 *   System.out.println(sales.show());
 * }
 * }</pre>
 *
 * <p><b>Threads.</b> Thread-safe. <b>Closing.</b> Runs under way end as cancelled; closing twice is
 * allowed; what the host passed in stays open.
 *
 * @since 0.1
 */
public final class BiRuntime implements AutoCloseable {
  private final InstantSource clock;
  private final ZoneId zone;
  private final LocalRunner runner;
  private @Nullable InsightEngine insights;

  private BiRuntime(Builder builder) {
    this.clock = builder.clock;
    this.zone = builder.zone;
    this.runner =
        new LocalRunner(
            builder.cpuThreads,
            builder.memoryBudget,
            builder.spillDirectory,
            builder.clock,
            builder.listeners,
            builder.state,
            builder.checkpointInterval);
  }

  /** A runtime with the defaults: all cores, system clock, UTC. */
  public static BiRuntime create() {
    return builder().build();
  }

  /** Settings for a runtime. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where this runtime takes the present from. */
  public InstantSource clock() {
    return clock;
  }

  /** The zone of business days where a pipeline or question does not name one. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Reads a whole source into memory.
   *
   * @throws BiException when the source cannot be read, or at the first row with an error
   */
  public RecordSet read(Source source) {
    return read(source, RejectPolicy.fail());
  }

  /**
   * Reads a whole source into memory.
   *
   * @param rejects what becomes of rows with errors; to see them, run a pipeline
   */
  public RecordSet read(Source source, RejectPolicy rejects) {
    return collect(Pipeline.named("read " + source.name()).from(source).rejects(rejects).build());
  }

  /**
   * Runs a pipeline without a sink and returns its rows.
   *
   * @throws BiException when the run fails
   */
  public RecordSet collect(Pipeline pipeline) {
    return runner.collect(pipeline).rows();
  }

  /**
   * Runs a pipeline without a sink and returns its rows, and what became of the others.
   *
   * @throws BiException when the run fails
   */
  public RunResult collectWithReport(Pipeline pipeline) {
    return runner.collect(pipeline);
  }

  /**
   * Runs a pipeline and waits for its end.
   *
   * @throws BiException when the run fails
   */
  public RunReport run(Pipeline pipeline) {
    return runner.run(pipeline);
  }

  /**
   * Runs a pipeline under an id of the host's, for example the day that it is for, and waits for
   * its end. Safe to call again after a crash: a run that was interrupted goes on, one that has
   * ended does nothing again, as long as no other run of the pipeline came after it. Needs a
   * durable {@link Builder#state}, or a sink that keeps its checkpoint.
   *
   * @throws BiException when the run fails
   */
  public RunReport run(Pipeline pipeline, String runId) {
    return runner.run(pipeline, Optional.of(runId));
  }

  /** Starts a pipeline in the background; its failure is in the report. */
  public RunHandle start(Pipeline pipeline) {
    return runner.start(pipeline);
  }

  /**
   * The insight engine, found on the class path.
   *
   * @throws BiException {@code core/module-absent} when bi-insights is not there
   */
  public synchronized InsightEngine insights() {
    InsightEngine engine = insights;
    if (engine == null) {
      engine = insightEngineProvider().create(this);
      insights = engine;
    }
    return engine;
  }

  private static InsightEngineProvider insightEngineProvider() {
    ClassLoader loader = InsightEngineProvider.class.getClassLoader();
    return ServiceLoader.load(InsightEngineProvider.class, loader)
        .findFirst()
        .orElseThrow(
            () ->
                new BiException(
                    CoreErrors.MODULE_ABSENT,
                    "No InsightEngineProvider is on the class path. Add the dependency"
                        + " io.bi4j:bi-insights."));
  }

  @Override
  public void close() {
    runner.close();
  }

  /** Settings for a {@link BiRuntime}. Mutable, confined to one thread. */
  public static final class Builder {
    private InstantSource clock = InstantSource.system();
    private ZoneId zone = ZoneOffset.UTC;
    private int cpuThreads = Runtime.getRuntime().availableProcessors();
    private long memoryBudget = Math.max(1, Runtime.getRuntime().maxMemory() / 2);
    private Path spillDirectory = Path.of(System.getProperty("java.io.tmpdir", "."));
    private final List<PipelineListener> listeners = new ArrayList<>();
    private StateStore state = new MemoryStateStore();
    private Duration checkpointInterval = DeliverySettings.DEFAULT_INTERVAL;

    private Builder() {}

    /**
     * Where checkpoints, leases and what sources remember are kept; in memory unless this says
     * otherwise, which is lost with the process. The host closes what it passes in.
     */
    public Builder state(StateStore store) {
      state = requireNonNull(store, "store");
      return this;
    }

    /**
     * How long rows of a run flow between two commits; a second unless this says otherwise. Shorter
     * repeats less after a crash and costs more: a commit waits for the disk.
     */
    public Builder checkpointInterval(Duration interval) {
      if (interval.isNegative() || interval.isZero()) {
        throw new IllegalArgumentException(
            "checkpointInterval must be longer than nothing, was " + interval + ".");
      }
      checkpointInterval = interval;
      return this;
    }

    /** Counts rows, commits and run times of pipelines here; nowhere unless this says so. */
    public Builder meterRegistry(MeterRegistry registry) {
      return listener(new RunMeters(requireNonNull(registry, "registry")));
    }

    /** Where the present comes from; the system clock unless this says otherwise. */
    public Builder clock(InstantSource source) {
      clock = requireNonNull(source, "clock");
      return this;
    }

    /** The zone of business days; UTC unless this says otherwise. */
    public Builder zone(ZoneId businessZone) {
      zone = requireNonNull(businessZone, "zone");
      return this;
    }

    /** How many CPU workers a run may use; all cores unless this says otherwise. */
    public Builder cpuThreads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("cpuThreads must be 1 or more, was " + threads + ".");
      }
      cpuThreads = threads;
      return this;
    }

    /**
     * How many bytes of rows and groups the operators of one run may hold; what is more goes to
     * {@link #spillDirectory}. Half of the largest heap unless this says otherwise. It counts what
     * grows with the data in group-by, sort, join and dedupe; buffers of readers, writers and the
     * rows of {@link BiRuntime#collect} come on top.
     */
    public Builder memoryBudget(long bytes) {
      if (bytes < 1) {
        throw new IllegalArgumentException(
            "memoryBudget must be 1 byte or more, was " + bytes + ".");
      }
      memoryBudget = bytes;
      return this;
    }

    /**
     * Where a run makes its private directory {@code bi4j-spill-*} when it passes its memory
     * budget; it is removed when the run ends. The system's directory for temporary files unless
     * this says otherwise.
     */
    public Builder spillDirectory(Path directory) {
      spillDirectory = requireNonNull(directory, "directory");
      return this;
    }

    /** Adds somebody who hears about every run. */
    public Builder listener(PipelineListener listener) {
      listeners.add(requireNonNull(listener, "listener"));
      return this;
    }

    /** A runtime with these settings. */
    public BiRuntime build() {
      return new BiRuntime(this);
    }
  }
}
