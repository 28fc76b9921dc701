package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.Currency;
import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.Vector;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money: a column of whole numbers holds minor units, a column of decimals major units.
 *
 * @param money the currency, or the column it stands in
 * @param minorUnits whether the column holds minor units
 * @param currencyIndex the column of the result that holds the currency; 0 when it is fixed
 */
record MoneyCells(MoneyType money, boolean minorUnits, int currencyIndex) implements CellReader {

  /** The same cells as money. */
  static JdbcColumn over(JdbcColumn column, MoneyType money, ColumnMeta meta) {
    boolean minorUnits = column.type().kind() == DataType.Kind.INT64;
    if (!minorUnits && column.type().kind() != DataType.Kind.DECIMAL) {
      throw Dialect.unsupported(
          meta,
          "money is a whole number of minor units or a decimal, and this is " + column.type());
    }
    MoneyCells reader = new MoneyCells(money, minorUnits, 0);
    return new JdbcColumn(
        column.name(),
        money,
        true,
        column.expression(),
        reader,
        column.exact() && minorUnits && !money.inColumn(),
        column.guard());
  }

  MoneyCells at(int index) {
    return new MoneyCells(money, minorUnits, index);
  }

  @Override
  public @Nullable String read(ResultSet result, int index, Vector into) throws SQLException {
    BigDecimal amount = result.getBigDecimal(index);
    if (amount == null) {
      into.appendNull();
      return null;
    }
    String currency = money.inColumn() ? result.getString(currencyIndex) : money.currency();
    if (minorUnits) {
      return append(amount, currency == null ? "" : currency, into);
    }
    if (currency == null) {
      return "its currency is unknown, so it has no minor units";
    }
    Optional<Currency> known = CurrencyTable.iso().find(currency);
    OptionalInt exponent = known.isPresent() ? known.get().exponent() : OptionalInt.empty();
    return exponent.isEmpty()
        ? "\"" + currency + "\" has no minor units in ISO 4217"
        : append(amount.movePointRight(exponent.getAsInt()), currency, into);
  }

  private static @Nullable String append(BigDecimal minor, String currency, Vector into) {
    try {
      ((MoneyVector) into).appendMinor(minor.longValueExact(), currency);
      return null;
    } catch (ArithmeticException e) {
      return "it is no whole number of minor units of " + currency + " in 64 bits";
    }
  }
}
