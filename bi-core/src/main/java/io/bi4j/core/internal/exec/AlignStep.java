package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.Vector;
import java.util.function.Supplier;

/**
 * Moves the columns of one branch of a union to the places that the steps after it expect, and its
 * rows behind those of the branches before it.
 */
public record AlignStep(int node, int[] slots, Supplier<Schema> target, int branch)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Chunk aligned = new Chunk(target.get(), context.errors());
    Vector[] columns = new Vector[slots.length];
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(slots);
      for (int i = 0; i < slots.length; i++) {
        columns[i] = chunk.column(slots[i]);
      }
      aligned.reset(chunk.rows(), columns, chunk.origin());
      aligned.selectAs(chunk);
      aligned.sequence(((long) branch << 48) + chunk.sequence());
      counter.out += aligned.selected();
      if (aligned.selected() > 0) {
        next.push(aligned);
      }
    };
  }
}
