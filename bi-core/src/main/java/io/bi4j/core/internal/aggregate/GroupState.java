package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.Field;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** The groups of one worker: the table of keys and the state of each aggregation. */
final class GroupState implements GroupNames {
  private final List<Field> keys;
  private final KeyEncoder[] encoders;
  private final int stride;
  private final GroupTable table;
  private final Accumulator[] accumulators;
  private long[] words = new long[0];
  private int[] groups = new int[0];

  GroupState(List<Field> keys, List<AggregateSpec> aggregates, long seed) {
    this.keys = keys;
    this.encoders =
        keys.stream().map(f -> KeyEncoder.of(f.type(), f.name())).toArray(KeyEncoder[]::new);
    int width = 0;
    for (KeyEncoder encoder : encoders) {
      width += encoder.width();
    }
    this.stride = width + (keys.isEmpty() ? 0 : 1);
    this.table = new GroupTable(stride, seed);
    this.accumulators = new Accumulator[aggregates.size()];
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i] = aggregates.get(i).function().open(this);
    }
  }

  int groupCount() {
    return table.size();
  }

  /** Adds rows: key columns, and the argument columns of each aggregation. */
  void add(Vector[] keyColumns, Vector[][] arguments, int[] rows, int count) {
    if (count == 0) {
      return;
    }
    int[] ids = groupsOf(keyColumns, rows, count);
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].ensureGroups(table.size());
      accumulators[i].add(ids, rows, count, arguments[i]);
    }
  }

  private int[] groupsOf(Vector[] keyColumns, int[] rows, int count) {
    if (groups.length < count) {
      groups = new int[count];
      words = new long[count * stride];
    }
    if (words.length < count * stride) {
      words = new long[count * stride];
    }
    for (int i = 0, at = stride - 1; stride > 0 && i < count; i++, at += stride) {
      words[at] = 0;
    }
    int at = 0;
    for (int k = 0; k < encoders.length; k++) {
      encoders[k].encode(keyColumns[k], rows, count, words, stride, at, 1L << k);
      at += encoders[k].width();
    }
    table.findAll(words, count, groups);
    return groups;
  }

  /** Heap that grows with rows and groups. */
  long retainedBytes() {
    long bytes = table.retainedBytes();
    for (KeyEncoder encoder : encoders) {
      bytes += encoder.retainedBytes();
    }
    for (Accumulator accumulator : accumulators) {
      bytes += accumulator.retainedBytes();
    }
    return bytes;
  }

  /** The key of each group as columns. */
  Vector[] keyColumns() {
    Vector[] columns = new Vector[encoders.length];
    int at = 0;
    for (int k = 0; k < encoders.length; k++) {
      columns[k] = keyColumn(k, at, table.size());
      at += encoders[k].width();
    }
    return columns;
  }

  /** The state of each aggregation as columns, one row a group. */
  Vector[][] states() {
    Vector[][] states = new Vector[accumulators.length][];
    for (int i = 0; i < states.length; i++) {
      accumulators[i].ensureGroups(table.size());
      states[i] = accumulators[i].states();
    }
    return states;
  }

  /** Adds groups that were written as columns: their keys and the states of each aggregation. */
  void merge(Vector[] keyColumns, Vector[][] states, int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    int[] ids = groupsOf(keyColumns, all, count);
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].ensureGroups(table.size());
      accumulators[i].merge(ids, states[i], count);
    }
  }

  /** Without keys there is one group even when there was no row. */
  void ensureOneGroup() {
    table.find(new long[0], 0);
    for (Accumulator accumulator : accumulators) {
      accumulator.ensureGroups(1);
    }
  }

  /** Adds the groups of another worker. */
  void merge(GroupState other) {
    int count = other.table.size();
    int[] mapping = new int[count];
    long[] key = new long[stride];
    for (int group = 0; group < count; group++) {
      mapping[group] = table.find(translated(other, group, key), 0);
    }
    for (int i = 0; i < accumulators.length; i++) {
      accumulators[i].ensureGroups(table.size());
      mergeStates(accumulators[i], other.accumulators[i], mapping, count);
    }
  }

  private static void mergeStates(Accumulator mine, Accumulator other, int[] mapping, int count) {
    if (mine instanceof QuantileAccumulator log && other instanceof QuantileAccumulator theirs) {
      log.mergeLog(mapping, theirs);
    } else {
      mine.merge(mapping, other.states(), count);
    }
  }

  private long[] translated(GroupState other, int group, long[] key) {
    Arrays.fill(key, 0);
    long nulls = stride > 0 ? other.table.word(group, stride - 1) : 0;
    int at = 0;
    for (int k = 0; k < encoders.length; k++) {
      if ((nulls >>> k & 1) == 0) {
        encoders[k].translate(other.encoders[k], other.table, group, at, key, at);
      }
      at += encoders[k].width();
    }
    if (stride > 0) {
      key[stride - 1] = nulls;
    }
    return key;
  }

  /** Keys and results as columns, one row a group. */
  Vector[] finish() {
    int count = table.size();
    Vector[] columns = Arrays.copyOf(keyColumns(), encoders.length + accumulators.length);
    for (int i = 0; i < accumulators.length; i++) {
      columns[encoders.length + i] = accumulators[i].finish(count);
    }
    return columns;
  }

  private Vector keyColumn(int key, int at, int count) {
    Vector column = Vector.of(encoders[key].type());
    column.reserve(count);
    for (int group = 0; group < count; group++) {
      appendKey(key, at, group, column);
    }
    return column;
  }

  private void appendKey(int key, int at, int group, Vector column) {
    if ((table.word(group, stride - 1) >>> key & 1) != 0) {
      column.appendNull();
    } else {
      encoders[key].decode(table, group, at, column);
    }
  }

  @Override
  public String describe(int group) {
    if (keys.isEmpty()) {
      return "(all rows)";
    }
    StringJoiner out = new StringJoiner(", ", "(", ")");
    int at = 0;
    for (int k = 0; k < encoders.length; k++) {
      Vector cell = Vector.of(encoders[k].type());
      appendKey(k, at, group, cell);
      out.add(keys.get(k).name() + " = " + cell.valueAt(0));
      at += encoders[k].width();
    }
    return out.toString();
  }
}
