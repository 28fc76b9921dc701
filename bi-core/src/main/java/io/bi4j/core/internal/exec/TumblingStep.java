package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.vector.LongVector;
import org.jspecify.annotations.Nullable;

/**
 * Adds the one window of fixed size that each row is in, beside its other columns.
 *
 * @param node the number of the step, for counts
 * @param time slot of the event time
 * @param size microseconds of a window
 * @param lateness the watermark, or null when no row is late
 * @param startSlot where the start goes
 * @param endSlot where the end goes
 */
public record TumblingStep(
    int node, int time, long size, @Nullable Lateness lateness, int startSlot, int endSlot)
    implements OperatorFactory {

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    int[] inputs = {time};
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      addWindows(chunk, counter);
      chunk.settle();
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        next.push(chunk);
      }
    };
  }

  private void addWindows(Chunk chunk, NodeCounter counter) {
    LongVector times = (LongVector) chunk.column(time);
    LongVector starts = new LongVector(times.type());
    LongVector ends = new LongVector(times.type());
    starts.reset(chunk.rows());
    ends.reset(chunk.rows());
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      if (times.isNull(row)) {
        starts.setNull(row);
        ends.setNull(row);
        continue;
      }
      long at = times.values[row];
      long start = at - Math.floorMod(at, size);
      starts.values[row] = start;
      ends.values[row] = start + size;
      if (lateness != null) {
        if (lateness.isClosed(start + size)) {
          WindowStep.reject(chunk, row, counter);
        }
        lateness.seen(at);
      }
    }
    chunk.set(startSlot, starts);
    chunk.set(endSlot, ends);
  }
}
