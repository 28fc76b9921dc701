package io.bi4j.core.internal.exec;

/**
 * Lets the first rows pass and then asks the input to stop. Needs a stage with one worker, which
 * takes the branches of a union one after the other: the limit holds for all of them together.
 */
public final class LimitStep implements OperatorFactory {
  private final int node;
  private long left;

  /**
   * A limit for one run.
   *
   * @param node the number of the step, for counts
   * @param rows how many rows pass
   */
  public LimitStep(int node, long rows) {
    this.node = node;
    this.left = rows;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    return new Limiter(context, next);
  }

  private final class Limiter implements Operator {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Operator next;

    Limiter(WorkerContext context, Operator next) {
      this.context = context;
      this.counter = context.counter(node);
      this.next = next;
      if (left == 0) {
        context.satisfied();
      }
    }

    @Override
    public void push(Chunk chunk) {
      context.enter(counter);
      counter.in += chunk.selected();
      int taken = (int) Math.min(left, chunk.selected());
      counter.dropped += chunk.selected() - taken;
      chunk.limit(taken);
      left -= taken;
      counter.out += taken;
      if (taken > 0) {
        next.push(chunk);
      }
      if (left == 0) {
        context.satisfied();
      }
    }
  }
}
