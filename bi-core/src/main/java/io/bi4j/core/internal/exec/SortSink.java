package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders all rows; stable, so rows with equal keys keep the order of the input. Each worker keeps
 * its rows and their keys, and writes them to disk as an ordered run when the run holds too much;
 * with a limit it drops the rows that cannot be among the first any more. A second stage orders
 * what is left on all workers; then the runs are merged while the next stage reads.
 */
public final class SortSink implements StageSink {
  /** More runs than this are merged into larger ones first. */
  private static final int MAX_RUNS = 64;

  /**
   * One sort key.
   *
   * @param inputs the columns it reads
   * @param type its type
   * @param evaluator computes it, one per worker
   */
  public record Key(int[] inputs, DataType type, Supplier<Evaluator> evaluator) {}

  private final int node;
  private final String name;
  private final Schema schema;
  private final int[] slots;
  private final List<Key> keys;
  private final SortOrder order;
  private final long limit;
  private final List<DataType> types;
  private final List<SortBuffer> buffers = new ArrayList<>();
  private final List<SortRun> runs = new ArrayList<>();
  private int runCount;
  private @Nullable SpillFile file;

  public SortSink(
      int node,
      String name,
      Schema schema,
      int[] slots,
      List<Key> keys,
      List<Boolean> descending,
      long limit) {
    this.node = node;
    this.name = name;
    this.schema = schema;
    this.slots = slots;
    this.keys = keys;
    this.limit = limit;
    boolean[] down = new boolean[descending.size()];
    for (int i = 0; i < down.length; i++) {
      down[i] = descending.get(i);
    }
    this.order = new SortOrder(down);
    this.types =
        Stream.concat(schema.fields().stream().map(Field::type), keys.stream().map(Key::type))
            .toList();
  }

  @Override
  public Operator open(WorkerContext context) {
    SortBuffer rows = new SortBuffer(types, schema.columnCount(), order, limit);
    synchronized (this) {
      buffers.add(rows);
    }
    NodeCounter counter = context.counter(node);
    MemoryBudget.Account account = context.run().memory().open();
    ColumnCodec codec = new ColumnCodec();
    Evaluator[] evaluators =
        keys.stream().map(key -> key.evaluator().get()).toArray(Evaluator[]::new);
    Vector[] keyColumns = new Vector[evaluators.length];
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(slots);
      for (int i = 0; i < evaluators.length; i++) {
        chunk.require(keys.get(i).inputs());
        keyColumns[i] = evaluators[i].eval(chunk);
      }
      chunk.settle();
      counter.out += chunk.selected();
      rows.add(chunk, slots, keyColumns);
      account.set(rows.retainedBytes());
      if (account.mustSpill(context.run().threads())) {
        rows.spill(newRun(context.run()), codec);
        account.set(0);
      }
    };
  }

  private synchronized SortRun newRun(RunContext run) {
    SpillFile target = file == null ? run.spill().newFile(name) : file;
    file = target;
    SortRun added = SortRun.onDisk(runCount++, schema.columnCount(), target);
    runs.add(added);
    return added;
  }

  @Override
  public void complete() {
    // The rows are ordered by the stage that follows, on all workers.
  }

  /** The stage in which workers order the rows that are in memory. */
  public Stage ordering() {
    Supplier<StageInput> input =
        () ->
            new WorkInput(
                buffers.size(), node, (context, counter, out, task) -> order(buffers.get(task)));
    Stage.Branch branch = new Stage.Branch(input, List.of());
    return new Stage(List.of(branch), WorkInput.noRows(), false);
  }

  private void order(SortBuffer buffer) {
    int number;
    synchronized (this) {
      number = runCount++;
    }
    SortRun run = buffer.toRun(number);
    synchronized (this) {
      runs.add(run);
    }
  }

  /** The rows in order, after the ordering. */
  public synchronized StageInput output(Schema chunkSchema) {
    long rows = buffers.stream().mapToLong(SortBuffer::size).sum();
    boolean small = file == null && rows <= RecordBatch.MAX_ROWS;
    buffers.clear();
    runs.sort(Comparator.comparingInt(run -> run.number));
    while (runs.size() > MAX_RUNS && file != null) {
      List<SortRun> first = runs.subList(0, MAX_RUNS);
      SortRun merged = merged(List.copyOf(first), file);
      first.clear();
      runs.add(0, merged);
    }
    SortMerge merge = new SortMerge(runs, order, limit);
    runs.clear();
    List<DataType> columns = schema.fields().stream().map(Field::type).toList();
    return new MergedInput(chunkSchema, merge, columns, small ? 1 : Integer.MAX_VALUE);
  }

  private SortRun merged(List<SortRun> some, SpillFile target) {
    SortRun run = SortRun.onDisk(some.get(0).number, schema.columnCount(), target);
    SortMerge merge = new SortMerge(some, order, limit);
    ColumnCodec codec = new ColumnCodec();
    int count;
    do {
      Vector[] rows =
          Stream.concat(types.stream(), Stream.of(DataType.INT64))
              .map(Vector::of)
              .toArray(Vector[]::new);
      count = merge.next(rows, SortRun.BLOCK_ROWS);
      int[] all = new int[count];
      for (int i = 0; i < count; i++) {
        all[i] = i;
      }
      run.write(codec, rows, all, 0, count);
    } while (count > 0);
    return run;
  }

  /** Hands merged rows out batch by batch; the batches are numbered. */
  private static final class MergedInput implements StageInput {
    private final Schema schema;
    private final SortMerge merge;
    private final List<DataType> types;
    private final int workers;
    private long taken;
    private volatile boolean stopped;

    MergedInput(Schema schema, SortMerge merge, List<DataType> types, int workers) {
      this.workers = workers;
      this.schema = schema;
      this.merge = merge;
      this.types = types;
    }

    @Override
    public WorkerInput open(WorkerContext context) {
      Chunk chunk = new Chunk(schema, context.errors());
      return new WorkerInput() {
        private long task = -1;

        @Override
        public boolean next(Operator out) {
          Vector[] rows = types.stream().map(Vector::of).toArray(Vector[]::new);
          int count;
          synchronized (merge) {
            count = stopped ? 0 : merge.next(rows, RecordBatch.MAX_ROWS);
            task = taken++;
          }
          if (count > 0) {
            chunk.reset(count, rows, Origin.UNKNOWN);
            chunk.sequence(task);
            out.push(chunk);
          }
          return count > 0;
        }

        @Override
        public long task() {
          return task;
        }
      };
    }

    @Override
    public int maxWorkers() {
      return workers;
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
}
