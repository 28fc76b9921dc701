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
  /** The run ended with an error; nothing of it was committed. */
  FAILED,
  /** The run was cancelled; nothing of it was committed. */
  CANCELLED;

  /** Whether the run has ended. */
  public boolean isDone() {
    return this != RUNNING;
  }
}
