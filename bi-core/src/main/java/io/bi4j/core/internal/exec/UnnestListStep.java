package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.function.Supplier;

/** One row per element of a list; the other columns are repeated. */
public record UnnestListStep(int node, int[] slots, int listIndex, Supplier<Schema> target)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Chunk out = new Chunk(target.get(), context.errors());
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(slots);
      ListVector list = (ListVector) chunk.column(slots[listIndex]);
      int[] rows = new int[1024];
      int[] elements = new int[1024];
      int count = 0;
      for (int i = 0; i < chunk.selected(); i++) {
        int row = chunk.selection()[i];
        int from = list.startAt(row);
        int to = list.isNull(row) ? from : list.endAt(row);
        if (from == to) {
          counter.dropped++;
        }
        if (rows.length - count < to - from) {
          rows = Arrays.copyOf(rows, Math.max(rows.length * 2, count + to - from));
          elements = Arrays.copyOf(elements, rows.length);
        }
        for (int e = from; e < to; e++) {
          rows[count] = row;
          elements[count++] = e;
        }
      }
      Vector[] columns = new Vector[slots.length];
      for (int c = 0; c < slots.length; c++) {
        columns[c] =
            c == listIndex
                ? list.elementVector().gather(elements, count)
                : chunk.column(slots[c]).gather(rows, count);
      }
      out.reset(count, columns, Origin.UNKNOWN);
      out.sequence(chunk.sequence());
      counter.out += count;
      if (count > 0) {
        next.push(out);
      }
    };
  }
}
