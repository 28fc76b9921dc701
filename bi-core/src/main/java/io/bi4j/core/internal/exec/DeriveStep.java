package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.expr.Evaluator;
import java.util.function.Supplier;

/** Computes a column. */
public record DeriveStep(int node, int[] inputs, Supplier<Evaluator> expression, int slot)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Evaluator evaluator = expression.get();
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      chunk.set(slot, evaluator.eval(chunk));
      chunk.settle();
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        next.push(chunk);
      }
    };
  }
}
