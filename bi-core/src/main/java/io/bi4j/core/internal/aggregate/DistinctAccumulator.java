package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/** Hands each distinct value of a group once to another aggregation; exact. */
final class DistinctAccumulator implements Accumulator {
  private final DataType type;
  private final Accumulator inner;
  private final KeyEncoder encoder;
  private final int stride;
  private final GroupTable seen;
  private long[] words = new long[0];
  private int[] fresh = new int[0];
  private int[] freshGroups = new int[0];
  private int groups;

  DistinctAccumulator(DataType type, Accumulator inner) {
    this.type = type;
    this.inner = inner;
    this.encoder = KeyEncoder.of(type, "distinct");
    this.stride = encoder.width() + 2;
    this.seen = new GroupTable(stride, System.nanoTime());
  }

  @Override
  public void ensureGroups(int count) {
    groups = Math.max(groups, count);
    inner.ensureGroups(count);
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    if (fresh.length < count) {
      words = new long[count * stride];
      fresh = new int[count];
      freshGroups = new int[count];
    }
    Arrays.fill(words, 0, count * stride, 0);
    encoder.encode(arguments[0], rows, count, words, stride, 1, 1);
    int found = 0;
    for (int i = 0; i < count; i++) {
      words[i * stride] = groupIds[i];
      if (words[i * stride + stride - 1] == 0) {
        int before = seen.size();
        seen.find(words, i * stride);
        fresh[found] = rows[i];
        freshGroups[found] = groupIds[i];
        found += seen.size() - before;
      }
    }
    inner.add(freshGroups, fresh, found, arguments);
  }

  /** The distinct values of each group as a list. */
  @Override
  public Vector[] states() {
    int[] byGroup = new int[seen.size()];
    int[] ends = new int[groups + 1];
    for (int i = 0; i < seen.size(); i++) {
      ends[(int) seen.word(i, 0) + 1]++;
    }
    for (int g = 0; g < groups; g++) {
      ends[g + 1] += ends[g];
    }
    int[] next = ends.clone();
    for (int i = 0; i < seen.size(); i++) {
      byGroup[next[(int) seen.word(i, 0)]++] = i;
    }
    ListVector lists = (ListVector) Vector.of(DataType.list(type));
    for (int g = 0; g < groups; g++) {
      for (int i = ends[g]; i < ends[g + 1]; i++) {
        encoder.decode(seen, byGroup[i], 1, lists.elementVector());
      }
      lists.endRow();
    }
    return new Vector[] {lists};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    ListVector lists = (ListVector) states[0];
    Vector[] elements = {lists.elementVector()};
    int total = elements[0].rows;
    int[] rows = new int[total];
    int[] owners = new int[total];
    for (int i = 0; i < count; i++) {
      for (int e = lists.startAt(i); e < lists.endAt(i); e++) {
        rows[e] = e;
        owners[e] = groupIds[i];
      }
    }
    add(owners, rows, total, elements);
  }

  @Override
  public Vector finish(int groupCount) {
    return inner.finish(groupCount);
  }

  @Override
  public long retainedBytes() {
    return seen.retainedBytes() + inner.retainedBytes();
  }
}
