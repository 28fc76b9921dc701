package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.vector.BoolVector;
import java.util.function.Supplier;

/** Keeps the rows for which a condition is true. */
public record FilterStep(int node, int[] inputs, Supplier<Evaluator> condition)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Evaluator evaluator = condition.get();
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      BoolVector kept = (BoolVector) evaluator.eval(chunk);
      chunk.settle();
      int before = chunk.selected();
      chunk.keep(kept);
      counter.dropped += before - chunk.selected();
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        next.push(chunk);
      }
    };
  }
}
