package io.bi4j.core.internal.aggregate;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/** Compares cells of vectors of one type, none of them null. NaN is larger than any number. */
public final class Cells {
  private Cells() {}

  /** Negative, zero or positive as the first cell is smaller, equal or larger. */
  public static int compare(Vector a, int rowA, Vector b, int rowB) {
    if (a instanceof LongVector longs) {
      return Long.compare(longs.values[rowA], ((LongVector) b).values[rowB]);
    }
    if (a instanceof DoubleVector doubles) {
      return Double.compare(doubles.values[rowA] + 0.0, ((DoubleVector) b).values[rowB] + 0.0);
    }
    if (a instanceof TextVector text) {
      return text.compareUtf8(rowA, (TextVector) b, rowB);
    }
    if (a instanceof BoolVector bools) {
      return Boolean.compare(bools.values[rowA], ((BoolVector) b).values[rowB]);
    }
    if (a instanceof DecimalVector decimals) {
      return compare(decimals, rowA, (DecimalVector) b, rowB);
    }
    if (a instanceof MoneyVector money) {
      return Long.compare(money.minor[rowA], ((MoneyVector) b).minor[rowB]);
    }
    if (a instanceof BytesVector bytes) {
      return Arrays.compareUnsigned(bytes.bytesAt(rowA), ((BytesVector) b).bytesAt(rowB));
    }
    throw new IllegalStateException("Cells of type " + a.type() + " have no order.");
  }

  private static int compare(DecimalVector a, int rowA, DecimalVector b, int rowB) {
    if (!a.decimal().isWide()) {
      return Long.compare(a.low[rowA], b.low[rowB]);
    }
    int high = Long.compare(a.high[rowA], b.high[rowB]);
    return high != 0 ? high : Long.compareUnsigned(a.low[rowA], b.low[rowB]);
  }
}
