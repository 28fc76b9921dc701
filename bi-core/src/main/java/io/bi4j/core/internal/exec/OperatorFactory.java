package io.bi4j.core.internal.exec;

import io.bi4j.core.json.JsonObject;
import java.util.Optional;

/** Makes a step's operator for one worker. */
public interface OperatorFactory {
  /** A step that hands its rows to {@code next}. */
  Operator open(WorkerContext context, Operator next);

  /**
   * Whether a run can go on behind a checkpoint that was taken between two tasks: the step keeps
   * nothing from one task to the next, or it has a {@link #snapshot}.
   */
  default boolean resumable() {
    return false;
  }

  /** What the step keeps for all workers together; asked while none is in a task. */
  default Optional<JsonObject> snapshot() {
    return Optional.empty();
  }

  /** Begins with what another run's step kept; called before {@link #open}. */
  default void restore(JsonObject snapshot) {
    throw new IllegalStateException("The step keeps nothing: " + this);
  }
}
