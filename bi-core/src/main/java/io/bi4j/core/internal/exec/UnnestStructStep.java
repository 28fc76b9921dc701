package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.vector.StructVector;

/** One column per field of a struct; a null struct holds null fields already. */
public record UnnestStructStep(int node, int slot, int firstFieldSlot, int fields)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return true;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    int[] inputs = {slot};
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(inputs);
      StructVector struct = (StructVector) chunk.column(slot);
      for (int i = 0; i < fields; i++) {
        chunk.set(firstFieldSlot + i, struct.childVector(i));
      }
      counter.out += chunk.selected();
      next.push(chunk);
    };
  }
}
