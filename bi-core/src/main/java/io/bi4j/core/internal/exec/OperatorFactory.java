package io.bi4j.core.internal.exec;

/** Makes a step's operator for one worker. */
public interface OperatorFactory {
  /** A step that hands its rows to {@code next}. */
  Operator open(WorkerContext context, Operator next);
}
