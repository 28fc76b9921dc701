package io.bi4j.core.pipeline;

/**
 * How far a run has come.
 *
 * @since 0.1
 */
public enum RunState {
  /** Rows are on their way. */
  RUNNING,
  /** All rows went through and were committed. */
  SUCCEEDED,
  /**
   * The run ended with an error. What was not committed is undone; what a long run into a sink had
   * committed before stays, and the next run goes on behind it.
   */
  FAILED,
  /** The run was cancelled; otherwise as {@link #FAILED}. */
  CANCELLED;

  /** Whether the run has ended. */
  public boolean isDone() {
    return this != RUNNING;
  }
}
