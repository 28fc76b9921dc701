package io.bi4j.core.internal.exec;

/** Where the rows of a stage go; shared by its workers. */
public interface StageSink {
  /** The sink's operator for one worker. */
  Operator open(WorkerContext context);

  /** Says that all rows of one branch have come; those of the next follow. */
  default void branchDone() {}

  /** Ends the stage after all workers ended without failure. */
  void complete();
}
