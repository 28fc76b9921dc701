package io.bi4j.core.internal.exec;

import java.util.List;
import java.util.function.Supplier;

/**
 * Rows from inputs through fused steps into one sink. A stage ends when all its inputs have ended.
 *
 * @param branches the inputs, each with its own steps
 * @param sink where all rows go
 * @param singleWorker whether one worker takes all tasks in order, because a step needs that
 */
public record Stage(List<Branch> branches, StageSink sink, boolean singleWorker) {
  /**
   * One input and the steps its rows take, in order.
   *
   * @param input opened when the stage starts
   * @param steps from the input to the sink
   */
  public record Branch(Supplier<StageInput> input, List<OperatorFactory> steps) {}
}
