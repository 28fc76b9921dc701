package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/**
 * Variance or standard deviation by running mean and sum of squared differences (Welford 1962);
 * states are merged as in Chan, Golub and LeVeque 1979.
 */
final class VarianceAccumulator implements Accumulator {
  private final double unit;
  private final boolean sample;
  private final boolean root;
  private long[] counts = new long[0];
  private double[] means = new double[0];
  private double[] squares = new double[0];
  private int groups;

  /**
   * A variance.
   *
   * @param sample whether the divisor is n - 1
   * @param root whether the result is the standard deviation
   */
  VarianceAccumulator(DataType argument, boolean sample, boolean root) {
    this.unit =
        argument instanceof DataType.DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
    this.sample = sample;
    this.root = root;
  }

  @Override
  public void ensureGroups(int count) {
    if (count > counts.length) {
      int length = Math.max(count, counts.length * 2);
      counts = Arrays.copyOf(counts, length);
      means = Arrays.copyOf(means, length);
      squares = Arrays.copyOf(squares, length);
    }
    groups = Math.max(groups, count);
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    Vector argument = arguments[0];
    for (int i = 0; i < count; i++) {
      if (!argument.isNull(rows[i])) {
        add(groupIds[i], valueAt(argument, rows[i]));
      }
    }
  }

  private double valueAt(Vector vector, int row) {
    if (vector instanceof DoubleVector doubles) {
      return doubles.values[row];
    }
    if (vector instanceof LongVector longs) {
      return longs.values[row];
    }
    DecimalVector decimals = (DecimalVector) vector;
    return decimals.decimal().isWide()
        ? decimals.decimalAt(row).doubleValue()
        : decimals.low[row] / unit;
  }

  private void add(int group, double value) {
    long n = ++counts[group];
    double difference = value - means[group];
    means[group] += difference / n;
    squares[group] += difference * (value - means[group]);
  }

  @Override
  public Vector[] states() {
    LongVector count = new LongVector(DataType.INT64);
    DoubleVector mean = new DoubleVector();
    DoubleVector square = new DoubleVector();
    count.values = counts;
    mean.values = means;
    square.values = squares;
    count.rows = mean.rows = square.rows = groups;
    return new Vector[] {count, mean, square};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    long[] theirCounts = ((LongVector) states[0]).values;
    double[] theirMeans = ((DoubleVector) states[1]).values;
    double[] theirSquares = ((DoubleVector) states[2]).values;
    for (int i = 0; i < count; i++) {
      if (theirCounts[i] > 0) {
        merge(groupIds[i], theirCounts[i], theirMeans[i], theirSquares[i]);
      }
    }
  }

  private void merge(int group, long count, double mean, double square) {
    long before = counts[group];
    double total = before + count;
    double difference = mean - means[group];
    counts[group] = before + count;
    means[group] += difference * (count / total);
    squares[group] += square + difference * difference * (before * (count / total));
  }

  @Override
  public Vector finish(int groupCount) {
    DoubleVector out = new DoubleVector();
    out.reserve(groupCount);
    for (int group = 0; group < groupCount; group++) {
      long divisor = sample ? counts[group] - 1 : counts[group];
      if (divisor <= 0) {
        out.appendNull();
      } else {
        double variance = squares[group] / divisor;
        out.appendDouble(root ? Math.sqrt(variance) : variance);
      }
    }
    return out;
  }

  @Override
  public long retainedBytes() {
    return 24L * counts.length;
  }
}
