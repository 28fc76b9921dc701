package io.bi4j.core.internal.exec;

/**
 * A step that is part of the step before it in reports: its rows were counted there already. What
 * it drops or rejects is taken off the rows that went out.
 *
 * @param node the number of the step that it belongs to
 * @param step what is done
 */
public record MergedStep(int node, OperatorFactory step) implements OperatorFactory {

  @Override
  public boolean resumable() {
    return step.resumable();
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    NodeCounter counter = context.counter(node);
    Operator merged = step.open(context, next);
    return chunk -> {
      counter.in -= chunk.selected();
      counter.out -= chunk.selected();
      merged.push(chunk);
    };
  }
}
