package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/** {@code count()} of rows, or {@code count(x)} of cells that are not null. */
final class CountAccumulator implements Accumulator {
  private long[] counts = new long[0];
  private int groups;

  @Override
  public void ensureGroups(int count) {
    if (count > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(count, counts.length * 2));
    }
    groups = Math.max(groups, count);
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    if (arguments.length == 0 || arguments[0].nulls == null) {
      for (int i = 0; i < count; i++) {
        counts[groupIds[i]]++;
      }
      return;
    }
    Vector argument = arguments[0];
    for (int i = 0; i < count; i++) {
      counts[groupIds[i]] += argument.isNull(rows[i]) ? 0 : 1;
    }
  }

  @Override
  public Vector[] states() {
    return new Vector[] {finish(groups)};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    long[] theirs = ((LongVector) states[0]).values;
    for (int i = 0; i < count; i++) {
      counts[groupIds[i]] += theirs[i];
    }
  }

  @Override
  public Vector finish(int groupCount) {
    LongVector result = new LongVector(DataType.INT64);
    result.values = Arrays.copyOf(counts, groupCount);
    result.rows = groupCount;
    return result;
  }

  @Override
  public long retainedBytes() {
    return 8L * counts.length;
  }
}
