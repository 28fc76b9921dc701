package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.vector.BoolVector;
import java.util.function.Supplier;

/** Rows for which a rule is false have an error; null passes, as in a SQL check constraint. */
public record ValidateStep(int node, String rule, int[] inputs, Supplier<Evaluator> condition)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Evaluator evaluator = condition.get();
    String reason = "breaks the rule \"" + rule + "\"";
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      BoolVector holds = (BoolVector) evaluator.eval(chunk);
      for (int i = 0; i < chunk.selected(); i++) {
        int row = chunk.selection()[i];
        if (!holds.values[row] && !holds.isNull(row)) {
          chunk.errors().add(row, -1, CoreErrors.REJECTED_ROW, reason);
        }
      }
      chunk.settle();
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        next.push(chunk);
      }
    };
  }
}
