package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import org.jspecify.annotations.Nullable;

/**
 * A column of the rows and the column of the table that it goes to.
 *
 * @param field the column of the rows
 * @param meta the column of the table
 * @param type what the column of the table holds
 */
record TargetColumn(Field field, ColumnMeta meta, DataType type) {

  /** Whether every value of the rows' type has a place in the table's. */
  static boolean fits(DataType from, DataType to) {
    if (from.equals(to)) {
      return true;
    }
    return switch (from.kind()) {
      case INT64 -> to instanceof DecimalType decimal && decimal.precision() - decimal.scale() > 18;
      case DECIMAL -> to instanceof DecimalType wide && fits((DecimalType) from, wide);
      case JSON -> to.kind() == Kind.STRING;
      case MONEY -> to.kind() == Kind.INT64 || holdsMajorUnits((DataType.MoneyType) from, to);
      default -> false;
    };
  }

  private static boolean fits(DecimalType from, DecimalType to) {
    return from.scale() <= to.scale()
        && from.precision() - from.scale() <= to.precision() - to.scale();
  }

  private static boolean holdsMajorUnits(DataType.MoneyType money, DataType to) {
    return to instanceof DecimalType decimal
        && (money.inColumn() || CurrencyTable.iso().exponent(money.currency()) <= decimal.scale());
  }

  /** The boxed value that the table takes, or null. */
  @Nullable Object value(Column column, int row) {
    Object value = column.valueAt(row);
    if (value instanceof Money money) {
      return type.kind() == Kind.DECIMAL
          ? CurrencyTable.iso().toMajor(money)
          : (Object) money.minor();
    }
    return value;
  }

  String quoted() {
    return Dialect.quoted(meta.name());
  }
}
