package io.bi4j.core.internal.aggregate;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Sum or mean of whole numbers: INT64, DURATION, MONEY in minor units, DECIMAL as its unscaled
 * value. Sums run in 128 bits; a result that does not fit its type names the group.
 */
final class LongSumAccumulator implements Accumulator {
  private final DataType result;
  private final boolean mean;
  private final int scale;
  private final GroupNames names;
  private final WideSums sums = new WideSums();
  private final @Nullable GroupCurrencies currencies;

  /**
   * A sum.
   *
   * @param argument type of the cells
   * @param result type of the sum or mean
   * @param mean whether the sum is divided by the number of cells
   */
  LongSumAccumulator(DataType argument, DataType result, boolean mean, GroupNames names) {
    this.result = result;
    this.mean = mean;
    this.scale = argument instanceof DataType.DecimalType decimal ? decimal.scale() : 0;
    this.names = names;
    this.currencies = GroupCurrencies.of(result, names);
  }

  @Override
  public void ensureGroups(int count) {
    sums.ensureGroups(count);
    if (currencies != null) {
      currencies.ensureGroups(count);
    }
  }

  @Override
  public void add(int[] groups, int[] rows, int count, Vector[] arguments) {
    Vector argument = arguments[0];
    if (argument instanceof DecimalVector decimals && decimals.decimal().isWide()) {
      addWide(decimals, groups, rows, count);
      return;
    }
    if (currencies != null) {
      currencies.note(argument, groups, rows, count);
    }
    long[] values = longsOf(argument);
    if (argument.nulls == null) {
      for (int i = 0; i < count; i++) {
        sums.add(groups[i], values[rows[i]]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!argument.isNull(rows[i])) {
        sums.add(groups[i], values[rows[i]]);
      }
    }
  }

  private static long[] longsOf(Vector argument) {
    if (argument instanceof LongVector longs) {
      return longs.values;
    }
    return argument instanceof MoneyVector money ? money.minor : ((DecimalVector) argument).low;
  }

  private void addWide(DecimalVector decimals, int[] groups, int[] rows, int count) {
    for (int i = 0; i < count; i++) {
      int row = rows[i];
      if (!decimals.isNull(row)) {
        sums.add(groups[i], decimals.low[row], decimals.high[row], 0, 1);
      }
    }
  }

  @Override
  public Vector[] states() {
    LongVector low = new LongVector(DataType.INT64);
    LongVector high = new LongVector(DataType.INT64);
    LongVector counts = new LongVector(DataType.INT64);
    low.values = sums.low;
    high.values = sums.high;
    LongVector top = new LongVector(DataType.INT64);
    counts.values = sums.counts;
    top.values = sums.top;
    low.rows = high.rows = counts.rows = top.rows = sums.groups();
    return currencies == null
        ? new Vector[] {low, high, top, counts}
        : new Vector[] {low, high, top, counts, currencies.byGroup(sums.groups())};
  }

  @Override
  public void merge(int[] groups, Vector[] states, int count) {
    long[] low = ((LongVector) states[0]).values;
    long[] high = ((LongVector) states[1]).values;
    long[] top = ((LongVector) states[2]).values;
    long[] counts = ((LongVector) states[3]).values;
    for (int i = 0; i < count; i++) {
      sums.add(groups[i], low[i], high[i], top[i], counts[i]);
    }
    if (currencies != null) {
      currencies.merge(states[4], groups, count);
    }
  }

  @Override
  public Vector finish(int groupCount) {
    Vector out = Vector.of(result);
    out.reserve(groupCount);
    for (int group = 0; group < groupCount; group++) {
      if (sums.counts[group] == 0) {
        out.appendNull();
      } else {
        append(out, group);
      }
    }
    return out;
  }

  private void append(Vector out, int group) {
    if (out instanceof DoubleVector doubles) {
      doubles.appendDouble(doubleValue(group));
    } else if (out instanceof DecimalVector decimals) {
      decimals.appendUnscaled(decimalValue(decimals.decimal(), group));
    } else if (out instanceof MoneyVector money) {
      money.appendMinor(longValue(group), currency(group));
    } else {
      ((LongVector) out).appendLong(longValue(group));
    }
  }

  private String currency(int group) {
    return currencies == null ? "" : currencies.currency(group);
  }

  private double doubleValue(int group) {
    double sum = sums.doubleSum(group);
    return mean ? sum / sums.counts[group] : sum;
  }

  private BigInteger decimalValue(DataType.DecimalType type, int group) {
    BigDecimal sum = new BigDecimal(sums.sum(group), scale);
    BigDecimal value =
        mean
            ? sum.divide(BigDecimal.valueOf(sums.counts[group]), type.scale(), RoundingMode.HALF_UP)
            : sum.setScale(type.scale(), RoundingMode.UNNECESSARY);
    if (value.precision() > type.precision()) {
      throw overflow(group, value.toPlainString());
    }
    return value.unscaledValue();
  }

  private long longValue(int group) {
    if (mean) {
      return new BigDecimal(sums.sum(group))
          .divide(BigDecimal.valueOf(sums.counts[group]), 0, RoundingMode.HALF_EVEN)
          .longValueExact();
    }
    if (!sums.fitsLong(group)) {
      throw overflow(group, sums.sum(group).toString());
    }
    return sums.low[group];
  }

  private BiException overflow(int group, String sum) {
    return new BiException(
        CoreErrors.OVERFLOW,
        "Sum "
            + sum
            + " of group "
            + names.describe(group)
            + " does not fit "
            + result
            + ". Sum cast(x as DECIMAL(38,0)) or cast(x as FLOAT64) instead.");
  }

  @Override
  public long retainedBytes() {
    return sums.retainedBytes();
  }
}
