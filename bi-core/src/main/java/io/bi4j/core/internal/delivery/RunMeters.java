package io.bi4j.core.internal.delivery;

import io.bi4j.core.pipeline.PipelineListener;
import io.bi4j.core.pipeline.RunEvent;
import io.bi4j.core.pipeline.RunReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Counts what runs do; the names and tags of the meters stand in docs/delivery.md. Thread-safe. */
public final class RunMeters implements PipelineListener {
  private final MeterRegistry registry;

  public RunMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.Committed commit) {
      records(commit.pipeline(), commit.rowsRead(), commit.rows(), commit.rowsRejected());
      Timer.builder("bi.pipeline.commit.duration")
          .description("How long rows stood still for a commit")
          .tag("pipeline", commit.pipeline())
          .register(registry)
          .record(commit.pause());
    } else if (event instanceof RunEvent.Ended ended) {
      ended(ended.report());
    }
  }

  private void ended(RunReport report) {
    if (report.guarantee().isEmpty()) {
      records(report.pipeline(), report.rowsRead(), report.rowsWritten(), report.rowsRejected());
    }
    Timer.builder("bi.pipeline.run.duration")
        .description("How long runs took, by how they ended")
        .tag("pipeline", report.pipeline())
        .tag("outcome", report.state().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .record(report.duration());
  }

  private void records(String pipeline, long read, long written, long rejected) {
    count(pipeline, "read", read);
    count(pipeline, "written", written);
    count(pipeline, "rejected", rejected);
  }

  private void count(String pipeline, String outcome, long rows) {
    Counter.builder("bi.pipeline.records")
        .description("Rows of commits, and of runs without a sink")
        .baseUnit("rows")
        .tag("pipeline", pipeline)
        .tag("outcome", outcome)
        .register(registry)
        .increment(rows);
  }
}
