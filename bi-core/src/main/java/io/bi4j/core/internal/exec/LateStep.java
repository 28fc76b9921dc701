package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.vector.LongVector;

/**
 * Rejects rows whose session, were it theirs alone, had ended when they came.
 *
 * @param node the number of the step, for counts
 * @param time slot of the event time
 * @param gap microseconds that end a session
 * @param lateness the watermark
 */
public record LateStep(int node, int time, long gap, Lateness lateness) implements OperatorFactory {

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    int[] inputs = {time};
    return chunk -> {
      context.enter(counter);
      chunk.require(inputs);
      LongVector times = (LongVector) chunk.column(time);
      int before = chunk.selected();
      for (int i = 0; i < before; i++) {
        int row = chunk.selection()[i];
        if (!times.isNull(row)) {
          if (lateness.isClosed(times.values[row] + gap)) {
            WindowStep.reject(chunk, row, counter);
          }
          lateness.seen(times.values[row]);
        }
      }
      chunk.settle();
      counter.in += before - chunk.selected();
      if (chunk.selected() > 0) {
        next.push(chunk);
      }
    };
  }
}
