package io.bi4j.core.internal.vector;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DecimalColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** DECIMAL cells: the low 64 bits of the unscaled value, and the high 64 bits when it is wide. */
public final class DecimalVector extends Vector implements DecimalColumn {
  public long[] low = new long[0];
  public long[] high = new long[0];
  private final DecimalType decimal;

  public DecimalVector(DecimalType type) {
    super(type);
    this.decimal = type;
  }

  public DecimalType decimal() {
    return decimal;
  }

  /** Appends an unscaled value that fits one long. */
  public void appendUnscaled(long unscaled) {
    reserve(rows + 1);
    low[rows] = unscaled;
    if (decimal.isWide()) {
      high[rows] = unscaled >> 63;
    }
    rows++;
  }

  /** Appends an unscaled value of up to 128 bits. */
  public void appendUnscaled(BigInteger unscaled) {
    reserve(rows + 1);
    set(rows++, unscaled);
  }

  /** Writes an unscaled value in place. */
  public void set(int row, BigInteger unscaled) {
    low[row] = unscaled.longValue();
    if (decimal.isWide()) {
      high[row] = unscaled.shiftRight(64).longValue();
    } else if (unscaled.bitLength() > 63) {
      throw new ArithmeticException(unscaled + " does not fit " + decimal);
    }
  }

  /** The unscaled value; zero when the cell is null. */
  public BigInteger unscaledAt(int row) {
    BigInteger lowest = BigInteger.valueOf(low[row]);
    if (!decimal.isWide()) {
      return lowest;
    }
    BigInteger unsigned = low[row] >= 0 ? lowest : lowest.add(BigInteger.ONE.shiftLeft(64));
    return BigInteger.valueOf(high[row]).shiftLeft(64).add(unsigned);
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > low.length) {
      int length = grown(low.length, capacity);
      low = Arrays.copyOf(low, length);
      if (decimal.isWide()) {
        high = Arrays.copyOf(high, length);
      }
    }
  }

  @Override
  void appendEmpty() {
    appendUnscaled(0);
  }

  @Override
  void append(Object value) {
    BigDecimal scaled = ((BigDecimal) value).setScale(decimal.scale());
    if (scaled.precision() > decimal.precision()) {
      throw new ArithmeticException(value + " has more digits than " + decimal);
    }
    appendUnscaled(scaled.unscaledValue());
  }

  @Override
  void appendCell(Vector source, int row) {
    DecimalVector other = (DecimalVector) source;
    reserve(rows + 1);
    low[rows] = other.low[row];
    if (decimal.isWide()) {
      high[rows] = other.high[row];
    }
    rows++;
  }

  @Override
  public BigDecimal decimalAt(int row) {
    return decimal.isWide()
        ? new BigDecimal(unscaledAt(row), decimal.scale())
        : BigDecimal.valueOf(low[row], decimal.scale());
  }

  @Override
  public long unscaledLongAt(int row) {
    if (decimal.isWide()) {
      throw new IllegalStateException(decimal + " is wider than one long; use decimalAt(row).");
    }
    return low[row];
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : decimalAt(row);
  }

  @Override
  public long retainedBytes() {
    return 8L * (low.length + high.length) + nullBytes();
  }
}
