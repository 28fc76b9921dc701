package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.Field;
import io.bi4j.core.internal.expr.Evaluator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One aggregation of a group-by: its result and how a worker gets its arguments and its state.
 *
 * @param result name and type of the result
 * @param arguments one evaluator factory per argument
 * @param function makes a worker's state
 */
public record AggregateSpec(
    Field result, List<Supplier<Evaluator>> arguments, AggregateFunction function) {

  /** Makes the state of an aggregation for one worker. */
  public interface AggregateFunction {
    /** A state that describes its groups with {@code names} in messages. */
    Accumulator open(GroupNames names);
  }
}
