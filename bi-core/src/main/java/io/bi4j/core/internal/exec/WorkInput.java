package io.bi4j.core.internal.exec;

import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that workers do together between two stages; most of them move no rows. */
public final class WorkInput implements StageInput {
  /** One task of one worker. */
  public interface Work {
    /** Does the task with this number; rows that it makes go to {@code out}. */
    void run(WorkerContext context, NodeCounter counter, Operator out, int task);
  }

  private final int tasks;
  private final int node;
  private final Work work;
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * Some work.
   *
   * @param tasks how many tasks there are
   * @param node the number of the step that they are counted for
   */
  public WorkInput(int tasks, int node, Work work) {
    this.tasks = tasks;
    this.node = node;
    this.work = work;
  }

  /** A sink for stages that move no rows. */
  public static StageSink noRows() {
    return new StageSink() {
      @Override
      public Operator open(WorkerContext context) {
        return chunk -> {
          throw new IllegalStateException("Rows came where none were expected.");
        };
      }

      @Override
      public void complete() {
        // Nothing was collected.
      }
    };
  }

  @Override
  public WorkerInput open(WorkerContext context) {
    NodeCounter counter = context.counter(node);
    return new WorkerInput() {
      @Override
      public boolean next(Operator out) {
        int task = next.getAndIncrement();
        if (stopped || task >= tasks) {
          return false;
        }
        context.enter(counter);
        work.run(context, counter, out, task);
        return true;
      }

      @Override
      public long task() {
        return -1;
      }
    };
  }

  @Override
  public int maxWorkers() {
    return Math.max(1, tasks);
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
  }
}
