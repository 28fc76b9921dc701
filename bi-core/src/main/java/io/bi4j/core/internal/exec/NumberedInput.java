package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;

/** Rows in memory, cut into numbered tasks that workers take one by one. */
public abstract class NumberedInput implements StageInput {
  private final Schema schema;
  private final int node;
  private final AtomicInteger next = new AtomicInteger();
  private int first;
  private volatile boolean stopped;

  /**
   * An input.
   *
   * @param schema the columns of the stage's chunks
   * @param node the number of the step that reads, -1 when the rows were counted before
   */
  protected NumberedInput(Schema schema, int node) {
    this.schema = schema;
    this.node = node;
  }

  /** How many tasks there are. */
  protected abstract long tasks();

  /** Puts the rows of a task into a chunk. */
  protected abstract void fill(Chunk chunk, int task);

  @Override
  public final WorkerInput open(WorkerContext context) {
    return new Tasks(context);
  }

  @Override
  public final JsonObject position() {
    return JsonObject.builder().put("task", Math.min(next.get(), tasks())).build();
  }

  /** Leaves out the tasks before a position. */
  final void startAt(JsonObject position) {
    first = Math.toIntExact(Positions.number(position, "task"));
    next.set(first);
  }

  @Override
  public final int maxWorkers() {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, tasks()));
  }

  @Override
  public final void stop() {
    stopped = true;
  }

  @Override
  public final void close() {
    stopped = true;
  }

  private final class Tasks implements WorkerInput {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Chunk chunk;
    private int task = -1;

    Tasks(WorkerContext context) {
      this.context = context;
      this.counter = context.counter(node);
      this.chunk = new Chunk(schema, context.errors());
    }

    @Override
    public boolean next(Operator out) {
      task = next.getAndIncrement();
      if (stopped || task >= tasks()) {
        return false;
      }
      fill(chunk, task);
      chunk.sequence(task);
      counter.in += chunk.rows();
      counter.out += chunk.rows();
      if (node >= 0) {
        context.run().addRowsRead(chunk.rows());
      }
      if (chunk.selected() > 0) {
        out.push(chunk);
      }
      return true;
    }

    @Override
    public long task() {
      return task - first;
    }
  }
}
