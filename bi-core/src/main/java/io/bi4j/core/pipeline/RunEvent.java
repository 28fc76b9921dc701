package io.bi4j.core.pipeline;

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
   * The run has ended, in whatever way.
   *
   * @param report what it did
   */
  record Ended(String pipeline, RunReport report) implements RunEvent {}
}
