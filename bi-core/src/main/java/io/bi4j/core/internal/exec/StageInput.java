package io.bi4j.core.internal.exec;

import io.bi4j.core.json.JsonObject;

/** Where the rows of a stage come from; shared by its workers. */
public interface StageInput extends AutoCloseable {
  /** One worker's share of the input, taken task by task. */
  WorkerInput open(WorkerContext context);

  /** How many workers can take tasks at the same time. */
  int maxWorkers();

  /** Where reading can go on, asked while no worker is in a task; empty when it cannot. */
  default JsonObject position() {
    return JsonObject.EMPTY;
  }

  /** Makes the workers stop at their next task; used when one of them failed. */
  void stop();

  @Override
  void close();

  /** One worker's share of a {@link StageInput}. */
  interface WorkerInput {
    /** Pushes the rows of the next task; false when there is none. */
    boolean next(Operator out);

    /**
     * The number of the task that {@link #next} took last, when the tasks of an input are numbered
     * from zero in the order of their rows; -1 when they have no order.
     */
    long task();
  }
}
