package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DecimalText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.MoneyText;
import io.bi4j.core.internal.vector.MoneyVector;

/**
 * Amounts in major units, for example 12.3, of the currency that the type fixes. A number counts
 * with the 15 digits that a spreadsheet shows when its text has more.
 */
final class MoneyCells extends SheetCells {
  private static final int MAX_DIGITS = 18;

  private final MoneyVector money;
  private final int exponent;

  MoneyCells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
    super(column, field, settings, strings);
    this.money = (MoneyVector) vector;
    if (money.money().inColumn()) {
      throw SheetCellReaders.unsupported(
          field, "Read it as DECIMAL, and make it money in the pipeline.");
    }
    this.exponent = CurrencyTable.iso().exponent(money.money().currency());
  }

  @Override
  boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
    if (put(row, DecimalText.parse(bytes, from, length, MAX_DIGITS, exponent))) {
      return true;
    }
    double value = Float64Text.parse(bytes, from, length);
    if (Double.isNaN(value) || Math.abs(value) > 1e18) {
      return false;
    }
    byte[] shown = NumberText.rounded(value).toPlainString().getBytes(ISO_8859_1);
    return put(row, DecimalText.parse(shown, 0, shown.length, MAX_DIGITS, exponent));
  }

  @Override
  boolean putText(int row, byte[] bytes, int from, int length) {
    return put(row, MoneyText.parse(bytes, from, length, exponent));
  }

  private boolean put(int row, long minor) {
    money.minor[row] = minor;
    return minor != CellText.INVALID;
  }

  @Override
  void putNull(int row) {
    money.minor[row] = 0;
  }
}
