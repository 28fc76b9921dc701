package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * Sum or mean of FLOAT64 with Neumaier's compensation, so that the order in which workers add rows
 * does not show (Neumaier 1974).
 */
final class DoubleSumAccumulator implements Accumulator {
  private final boolean mean;
  private double[] sums = new double[0];
  private double[] lost = new double[0];
  private long[] counts = new long[0];
  private int groups;

  DoubleSumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  public void ensureGroups(int count) {
    if (count > sums.length) {
      int length = Math.max(count, sums.length * 2);
      sums = Arrays.copyOf(sums, length);
      lost = Arrays.copyOf(lost, length);
      counts = Arrays.copyOf(counts, length);
    }
    groups = Math.max(groups, count);
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    DoubleVector argument = (DoubleVector) arguments[0];
    double[] values = argument.values;
    boolean nullable = argument.nulls != null;
    for (int i = 0; i < count; i++) {
      if (!nullable || !argument.isNull(rows[i])) {
        add(groupIds[i], values[rows[i]]);
        counts[groupIds[i]]++;
      }
    }
  }

  private void add(int group, double value) {
    double sum = sums[group];
    double next = sum + value;
    if (Math.abs(sum) >= Math.abs(value)) {
      lost[group] += (sum - next) + value;
    } else {
      lost[group] += (value - next) + sum;
    }
    sums[group] = next;
  }

  @Override
  public Vector[] states() {
    DoubleVector sum = new DoubleVector();
    DoubleVector rest = new DoubleVector();
    LongVector count = new LongVector(DataType.INT64);
    sum.values = sums;
    rest.values = lost;
    count.values = counts;
    sum.rows = rest.rows = count.rows = groups;
    return new Vector[] {sum, rest, count};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    double[] sum = ((DoubleVector) states[0]).values;
    double[] rest = ((DoubleVector) states[1]).values;
    long[] theirs = ((LongVector) states[2]).values;
    for (int i = 0; i < count; i++) {
      add(groupIds[i], sum[i]);
      lost[groupIds[i]] += rest[i];
      counts[groupIds[i]] += theirs[i];
    }
  }

  @Override
  public Vector finish(int groupCount) {
    DoubleVector out = new DoubleVector();
    out.reserve(groupCount);
    for (int group = 0; group < groupCount; group++) {
      if (counts[group] == 0) {
        out.appendNull();
      } else {
        double sum = Double.isFinite(sums[group]) ? sums[group] + lost[group] : sums[group];
        out.appendDouble(mean ? sum / counts[group] : sum);
      }
    }
    return out;
  }

  @Override
  public long retainedBytes() {
    return 24L * sums.length;
  }
}
