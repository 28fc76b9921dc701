package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.ListVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact quantile by nearest rank: the smallest value with at least {@code p} of the values at or
 * below it. Values are logged as they come and sorted into groups once, at the end, where selection
 * finds the rank in linear time. Doubles are logged as order-preserving longs.
 */
final class QuantileAccumulator implements Accumulator {
  private final DataType result;
  private final double share;
  private final boolean meanOfMiddle;
  private final boolean doubles;
  private final double unit;
  private final ValueLog log = new ValueLog();
  private final @Nullable GroupCurrencies currencies;
  private int groups;

  /**
   * A quantile.
   *
   * @param share which one, 0 to 1
   * @param meanOfMiddle whether two middle values are averaged, for the median of numbers
   */
  QuantileAccumulator(
      DataType argument, DataType result, double share, boolean meanOfMiddle, GroupNames names) {
    this.currencies = GroupCurrencies.of(result, names);
    this.result = result;
    this.share = share;
    this.meanOfMiddle = meanOfMiddle;
    this.doubles =
        argument.kind() == DataType.Kind.FLOAT64
            || (argument instanceof DataType.DecimalType wide && wide.isWide());
    this.unit =
        argument instanceof DataType.DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
  }

  @Override
  public void ensureGroups(int count) {
    groups = Math.max(groups, count);
    if (currencies != null) {
      currencies.ensureGroups(count);
    }
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    Vector argument = arguments[0];
    log.reserve(count);
    if (argument instanceof DoubleVector numbers) {
      for (int i = 0; i < count; i++) {
        if (!numbers.isNull(rows[i])) {
          log.append(groupIds[i], sortable(numbers.values[rows[i]]));
        }
      }
      return;
    }
    if (argument instanceof DecimalVector decimals && decimals.decimal().isWide()) {
      for (int i = 0; i < count; i++) {
        if (!decimals.isNull(rows[i])) {
          log.append(groupIds[i], sortable(decimals.decimalAt(rows[i]).doubleValue()));
        }
      }
      return;
    }
    if (currencies != null) {
      currencies.note(argument, groupIds, rows, count);
    }
    long[] values = longsOf(argument);
    boolean nullable = argument.nulls != null;
    for (int i = 0; i < count; i++) {
      if (!nullable || !argument.isNull(rows[i])) {
        log.append(groupIds[i], values[rows[i]]);
      }
    }
  }

  private static long[] longsOf(Vector argument) {
    if (argument instanceof LongVector longs) {
      return longs.values;
    }
    return argument instanceof DecimalVector decimals
        ? decimals.low
        : ((MoneyVector) argument).minor;
  }

  private static long sortable(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static double fromSortable(long bits) {
    return Double.longBitsToDouble(bits ^ (bits >> 63 & Long.MAX_VALUE));
  }

  @Override
  public Vector[] states() {
    ListVector lists = (ListVector) Vector.of(DataType.list(DataType.INT64));
    LongVector elements = (LongVector) lists.elementVector();
    int[] ends = log.groupEnds(groups);
    elements.values = log.byGroup(ends);
    for (int group = 0; group < groups; group++) {
      elements.rows = ends[group];
      lists.endRow();
    }
    return currencies == null
        ? new Vector[] {lists}
        : new Vector[] {lists, currencies.byGroup(groups)};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    ListVector lists = (ListVector) states[0];
    long[] values = ((LongVector) lists.elementVector()).values;
    for (int i = 0; i < count; i++) {
      int from = lists.startAt(i);
      int to = lists.endAt(i);
      log.reserve(to - from);
      for (int v = from; v < to; v++) {
        log.append(groupIds[i], values[v]);
      }
    }
    if (currencies != null) {
      currencies.merge(states[1], groupIds, count);
    }
  }

  /** Adds the log of another worker without sorting it into groups first. */
  void mergeLog(int[] groupIds, QuantileAccumulator other) {
    log.appendAll(other.log, groupIds);
    if (currencies != null && other.currencies != null) {
      currencies.merge(other.currencies.byGroup(other.groups), groupIds, other.groups);
    }
  }

  @Override
  public Vector finish(int groupCount) {
    int[] ends = log.groupEnds(groupCount);
    long[] values = log.byGroup(ends);
    Vector out = Vector.of(result);
    out.reserve(groupCount);
    for (int group = 0; group < groupCount; group++) {
      int from = group == 0 ? 0 : ends[group - 1];
      int size = ends[group] - from;
      if (size == 0) {
        out.appendNull();
      } else if (meanOfMiddle) {
        ((DoubleVector) out).appendDouble(median(values, from, ends[group]));
      } else {
        append(out, group, Select.nth(values, from, ends[group], from + rank(size)));
      }
    }
    return out;
  }

  /**
   * The share as it is written counts: 0.07 of 100 values are 7, not the 7.000000000000001 of
   * doubles.
   */
  private int rank(int size) {
    BigDecimal rank = BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(size));
    return Math.max(0, rank.setScale(0, RoundingMode.CEILING).intValueExact() - 1);
  }

  private double median(long[] values, int from, int to) {
    int upper = from + (to - from) / 2;
    double high = number(Select.nth(values, from, to, upper));
    if ((to - from) % 2 == 1) {
      return high;
    }
    double low = number(Select.nth(values, from, upper, upper - 1));
    return low + (high - low) / 2;
  }

  private double number(long value) {
    return doubles ? fromSortable(value) : value / unit;
  }

  private void append(Vector out, int group, long value) {
    if (out instanceof DoubleVector numbers) {
      numbers.appendDouble(fromSortable(value));
    } else if (out instanceof DecimalVector decimals) {
      decimals.appendUnscaled(value);
    } else if (out instanceof MoneyVector money) {
      money.appendMinor(value, currencies == null ? "" : currencies.currency(group));
    } else {
      ((LongVector) out).appendLong(value);
    }
  }

  @Override
  public long retainedBytes() {
    return log.retainedBytes();
  }

  /** Values in the order of arrival with the group of each, in blocks that are never copied. */
  private static final class ValueLog {
    private static final int BLOCK = 1 << 16;

    private long[][] values = new long[8][];
    private int[][] groups = new int[8][];
    private int blocks;
    private int used = BLOCK;
    private long[] block = new long[0];
    private int[] blockGroups = new int[0];
    private long size;

    void reserve(int more) {
      if (size + more > Integer.MAX_VALUE - 8) {
        throw new OutOfMemoryError("An exact quantile over more than 2^31 values of one worker");
      }
    }

    void append(int group, long value) {
      if (used == BLOCK) {
        nextBlock();
      }
      block[used] = value;
      blockGroups[used++] = group;
      size++;
    }

    private void nextBlock() {
      if (blocks == values.length) {
        values = Arrays.copyOf(values, blocks * 2);
        groups = Arrays.copyOf(groups, blocks * 2);
      }
      block = values[blocks] = new long[BLOCK];
      blockGroups = groups[blocks++] = new int[BLOCK];
      used = 0;
    }

    private int length(int index) {
      return index == blocks - 1 ? used : BLOCK;
    }

    void appendAll(ValueLog other, int[] mapping) {
      for (int b = 0; b < other.blocks; b++) {
        int length = other.length(b);
        reserve(length);
        for (int i = 0; i < length; i++) {
          append(mapping[other.groups[b][i]], other.values[b][i]);
        }
      }
    }

    /** Where the values of each group end when they stand group by group. */
    int[] groupEnds(int groupCount) {
      int[] ends = new int[groupCount];
      for (int b = 0; b < blocks; b++) {
        int length = length(b);
        for (int i = 0; i < length; i++) {
          ends[groups[b][i]]++;
        }
      }
      for (int group = 1; group < groupCount; group++) {
        ends[group] += ends[group - 1];
      }
      return ends;
    }

    /** The values group by group. */
    long[] byGroup(int[] ends) {
      int[] next = new int[ends.length];
      if (ends.length > 1) {
        System.arraycopy(ends, 0, next, 1, ends.length - 1);
      }
      long[] sorted = new long[(int) size];
      for (int b = 0; b < blocks; b++) {
        int length = length(b);
        for (int i = 0; i < length; i++) {
          sorted[next[groups[b][i]]++] = values[b][i];
        }
      }
      return sorted;
    }

    long retainedBytes() {
      return 12L * BLOCK * blocks;
    }
  }
}
