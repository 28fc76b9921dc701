package io.bi4j.core.pipeline;

import java.time.Duration;

/**
 * What a {@link PipelineListener} hears about a run.
 *
 * @since 0.1
 */
public sealed interface RunEvent {
  /** The name of the pipeline. */
  String pipeline();

  /** The run begins. */
  record Started(String pipeline) implements RunEvent {}

  /**
   * The run goes on.
   *
   * @param rowsRead rows that sources delivered so far
   */
  record Progress(String pipeline, long rowsRead) implements RunEvent {}

  /**
   * Rows became durable in the sink. Heard between two tasks of the run, so it must be brief.
   *
   * @param rows rows that this commit made durable
   * @param rowsRead rows that sources delivered since the commit before
   * @param rowsRejected rows that were rejected since the commit before
   * @param pause how long rows stood still for it
   */
  record Committed(String pipeline, long rows, long rowsRead, long rowsRejected, Duration pause)
      implements RunEvent {}

  /**
   * The run has ended, in whatever way.
   *
   * @param report what it did
   */
  record Ended(String pipeline, RunReport report) implements RunEvent {}
}
