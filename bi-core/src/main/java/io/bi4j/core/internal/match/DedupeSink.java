package io.bi4j.core.internal.match;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.WorkInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.spill.SpilledPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row of each key: the first by split and row, or the one with the largest order. Workers
 * keep rows in blocks and note 24 bytes a row (128 bits of hash and a place) per partition of the
 * hash; a second stage decides partition by partition on all workers which rows lost; then the
 * blocks go on in the order of the input without them. Blocks and notes spill to disk, so memory is
 * bounded by the budget, plus one bit a row for blocks that lost any.
 */
public final class DedupeSink implements StageSink {
  /**
   * What is compared.
   *
   * @param keys ordinals of the key columns
   * @param order ordinal of the column whose largest value stays, or -1 when the first row stays
   */
  public record By(int[] keys, int order) {}

  private final int node;
  private final String name;
  private final Schema schema;
  private final int[] slots;
  private final By by;
  private final long seed = new SplittableRandom().nextLong();
  private final List<RowBlock> blocks = new ArrayList<>();
  private final List<DedupeCollector> collectors = new ArrayList<>();
  private @Nullable SpillFile rowFile;
  private @Nullable SpilledPartitions notes;
  private int[] rankOfBlock = new int[0];
  private int[] inOrder = new int[0];
  private long[][] lost = new long[0][];
  private MemoryBudget.@Nullable Account held;

  /**
   * A dedupe.
   *
   * @param node the number of the step, for counts
   * @param name the step, for messages
   * @param schema the columns of the rows
   * @param slots where each stands in a chunk
   */
  public DedupeSink(int node, String name, Schema schema, int[] slots, By by) {
    this.node = node;
    this.name = name;
    this.schema = schema;
    this.slots = slots;
    this.by = by;
  }

  @Override
  public Operator open(WorkerContext context) {
    DedupeCollector collector =
        new DedupeCollector(this, context, context.counter(node), schema, slots);
    synchronized (this) {
      held = held == null ? context.run().memory().open() : held;
      collectors.add(collector);
    }
    return collector;
  }

  By by() {
    return by;
  }

  long seed() {
    return seed;
  }

  boolean latest() {
    return by.order() >= 0;
  }

  /** Adds a block and returns its number. */
  synchronized int add(RowBlock block) {
    blocks.add(block);
    return blocks.size() - 1;
  }

  synchronized RowBlock block(int number) {
    return blocks.get(number);
  }

  synchronized SpillFile rowFile(RunContext run) {
    SpillFile file = rowFile == null ? run.spill().newFile(name) : rowFile;
    rowFile = file;
    return file;
  }

  synchronized SpilledPartitions notes(RunContext run) {
    SpilledPartitions parts =
        notes == null ? new SpilledPartitions(run.spill().newFile(name)) : notes;
    notes = parts;
    return parts;
  }

  /** The types of a note on disk: hash, place, then order and keys. */
  List<DataType> noteTypes() {
    List<DataType> types = new ArrayList<>(List.of(DataType.INT64, DataType.INT64, DataType.INT64));
    if (latest()) {
      types.add(schema.field(by.order()).type());
    }
    for (int key : by.keys()) {
      types.add(schema.field(key).type());
    }
    return types;
  }

  @Override
  public synchronized void complete() {
    if (notes != null) {
      collectors.forEach(DedupeCollector::spillNotes);
    }
    inOrder =
        IntStream.range(0, blocks.size())
            .boxed()
            .sorted(
                (x, y) -> {
                  int order = Long.compare(blocks.get(x).sequence, blocks.get(y).sequence);
                  return order != 0 ? order : Integer.compare(x, y);
                })
            .mapToInt(Integer::intValue)
            .toArray();
    rankOfBlock = new int[blocks.size()];
    for (int i = 0; i < inOrder.length; i++) {
      rankOfBlock[inOrder[i]] = i;
    }
    lost = new long[blocks.size()][];
  }

  /** The stage in which workers find the rows that lost. */
  public Stage decision() {
    Stage.Branch branch =
        new Stage.Branch(
            () ->
                new WorkInput(
                    SpilledPartitions.COUNT,
                    node,
                    (context, counter, out, partition) -> {
                      long losers = decide(context.run(), partition);
                      counter.dropped += losers;
                      counter.out -= losers;
                    }),
            List.of());
    return new Stage(List.of(branch), WorkInput.noRows(), false);
  }

  private long decide(RunContext run, int partition) {
    DedupeDecision decision = new DedupeDecision(this, rankOfBlock, run);
    if (notes == null) {
      decision.inMemory(collectors, partition);
    } else {
      decision.onDisk(notes, partition, 0);
    }
    return decision.losers();
  }

  /** Marks rows as lost. */
  synchronized void lose(LongList places) {
    for (int i = 0; i < places.size(); i++) {
      int block = (int) (places.get(i) >>> 32);
      int row = (int) places.get(i);
      if (lost[block] == null) {
        lost[block] = new long[(blocks.get(block).rows + 63) >> 6];
      }
      lost[block][row >> 6] |= 1L << row;
    }
  }

  /** The rows that stay, in the order of the input, after the decision. */
  public synchronized StageInput output(Schema chunkSchema) {
    collectors.forEach(collector -> given(-collector.release()));
    collectors.clear();
    List<RowBlock> rows = IntStream.of(inOrder).mapToObj(blocks::get).toList();
    long[][] losers = new long[inOrder.length][];
    for (int i = 0; i < losers.length; i++) {
      losers[i] = lost[inOrder[i]];
    }
    return new BlocksInput(chunkSchema, rows, losers, this::given);
  }

  private synchronized void given(long bytes) {
    if (held != null) {
      held.add(-bytes);
    }
  }
}
