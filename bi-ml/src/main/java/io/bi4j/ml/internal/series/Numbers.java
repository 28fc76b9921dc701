package io.bi4j.ml.internal.series;

import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DecimalColumn;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.MoneyColumn;

/** Cells of numeric columns as doubles. Money counts in minor units. */
public final class Numbers {
  private Numbers() {}

  /** Whether cells of this type are quantities. */
  public static boolean isNumber(DataType type) {
    return switch (type.kind()) {
      case INT64, FLOAT64, DECIMAL, MONEY, DURATION -> true;
      default -> false;
    };
  }

  /** A cell that is not null. */
  public static double at(Column column, int row) {
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(row);
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(row);
    }
    if (column instanceof DecimalColumn decimals) {
      return decimals.decimalAt(row).doubleValue();
    }
    if (column instanceof MoneyColumn money) {
      return money.minorAt(row);
    }
    if (column instanceof BoolColumn bools) {
      return bools.boolAt(row) ? 1 : 0;
    }
    throw new IllegalArgumentException("A " + column.type() + " column holds no numbers.");
  }
}
