package io.bi4j.core.internal.match;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.WorkInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The right side of a join: its rows in memory with an index per partition of the hash, built on
 * all workers; or, when it passes the memory budget, its rows on disk by partition.
 */
public final class BuildSink implements StageSink {
  /** Counts of the rows of the right side. */
  static final String MATCHED = "right matched";

  static final String UNMATCHED = "right unmatched";

  private final int node;
  private final String name;
  private final Schema schema;
  private final int[] slots;
  private final int[] keys;
  private final boolean unique;
  private final long seed = new SplittableRandom().nextLong();
  private final BuildRows rows;
  private final List<BuildCollector> collectors = new ArrayList<>();
  private long[] sequences = new long[64];
  private int blocks;
  private final JoinIndex[] indexes = new JoinIndex[SpilledPartitions.COUNT];
  private @Nullable SpilledPartitions spilled;

  /**
   * A right side.
   *
   * @param node the number of the step, for counts
   * @param name the step, for messages
   * @param schema the columns that are kept
   * @param slots where each stands in a chunk
   * @param keys ordinals of the key columns
   * @param unique whether two rows with one key are an error
   */
  public BuildSink(int node, String name, Schema schema, int[] slots, int[] keys, boolean unique) {
    this.node = node;
    this.name = name;
    this.schema = schema;
    this.slots = slots;
    this.keys = keys;
    this.unique = unique;
    this.rows = new BuildRows(keys);
  }

  @Override
  public Operator open(WorkerContext context) {
    BuildCollector collector =
        new BuildCollector(this, context, context.counter(node), schema, slots);
    synchronized (this) {
      collectors.add(collector);
    }
    return collector;
  }

  int[] keys() {
    return keys;
  }

  long seed() {
    return seed;
  }

  String name() {
    return name;
  }

  /** The types of a row on disk: hash, then the columns. */
  List<DataType> spilledTypes() {
    List<DataType> types = new ArrayList<>(List.of(DataType.INT64, DataType.INT64));
    schema.fields().forEach(field -> types.add(field.type()));
    return types;
  }

  synchronized int add(long sequence, Vector[] block) {
    if (blocks == sequences.length) {
      sequences = java.util.Arrays.copyOf(sequences, blocks * 2);
    }
    sequences[blocks++] = sequence;
    return rows.add(block);
  }

  BuildRows rows() {
    return rows;
  }

  synchronized SpilledPartitions spilled(RunContext run) {
    SpilledPartitions parts =
        spilled == null ? new SpilledPartitions(run.spill().newFile(name)) : spilled;
    spilled = parts;
    return parts;
  }

  /** The rows on disk, or null when all are in memory. */
  synchronized @Nullable SpilledPartitions onDisk() {
    return spilled;
  }

  @Override
  public synchronized void complete() {
    if (spilled != null) {
      collectors.forEach(BuildCollector::spill);
      collectors.clear();
    }
  }

  /** The stage in which workers index the rows. */
  public Stage indexing() {
    Stage.Branch branch =
        new Stage.Branch(
            () ->
                new WorkInput(
                    SpilledPartitions.COUNT, node, (context, counter, out, part) -> index(part)),
            List.of());
    return new Stage(List.of(branch), WorkInput.noRows(), false);
  }

  private void index(int partition) {
    if (onDisk() != null) {
      return;
    }
    JoinIndex index = new JoinIndex(rows);
    int[] next = new int[collectors.size()];
    for (int from = first(partition, next); from >= 0; from = first(partition, next)) {
      LongList notes = collectors.get(from).notes(partition);
      int at = next[from];
      add(index, rows, notes.get(at), notes.get(at + 1), notes.get(at + 2));
      next[from] += 3;
    }
    index.seal();
    synchronized (indexes) {
      indexes[partition] = index;
    }
  }

  /** The collector whose next row comes first in the input; each has its rows in order. */
  private int first(int partition, int[] next) {
    int best = -1;
    long least = 0;
    for (int i = 0; i < next.length; i++) {
      LongList notes = collectors.get(i).notes(partition);
      if (next[i] < notes.size()) {
        long sequence = sequences[(int) (notes.get(next[i] + 2) >>> 32)];
        if (best < 0 || sequence < least) {
          best = i;
          least = sequence;
        }
      }
    }
    return best;
  }

  /** Adds a row to an index, or refuses a second one of its key. */
  void add(JoinIndex index, BuildRows of, long a, long b, long place) {
    if (!index.add(a, b, place) && unique) {
      StringJoiner key = new StringJoiner(", ", "(", ")");
      for (int i = 0; i < keys.length; i++) {
        Object cell = of.keys((int) (place >>> 32))[i].valueAt((int) place);
        key.add(schema.field(keys[i]).name() + " = " + shortened(cell));
      }
      throw new BiException(
          CoreErrors.DUPLICATE_KEY,
          "The table of step \""
              + name
              + "\" has two rows for the key "
              + key
              + "; a lookup needs one at most. Dedupe the table, or join instead.");
    }
  }

  private static String shortened(@Nullable Object cell) {
    String text = String.valueOf(cell);
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  /** The rows in memory, ready to be asked, after the indexing. */
  BuildTable table() {
    synchronized (indexes) {
      return new BuildTable(rows, indexes.clone());
    }
  }
}
