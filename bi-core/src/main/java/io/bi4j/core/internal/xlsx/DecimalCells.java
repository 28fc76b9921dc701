package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DecimalText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.vector.DecimalVector;

/**
 * Decimals. A number whose text has more digits than the type, as doubles do, counts with the 15
 * digits that a spreadsheet shows; nothing else is rounded.
 */
final class DecimalCells extends SheetCells {
  private final DecimalVector decimals;
  private final DecimalType type;

  DecimalCells(int column, Field field, XlsxSettings settings, SharedStrings strings) {
    super(column, field, settings, strings);
    this.decimals = (DecimalVector) vector;
    this.type = decimals.decimal();
  }

  @Override
  boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
    if (putText(row, bytes, from, length)) {
      return true;
    }
    double value = Float64Text.parse(bytes, from, length);
    if (Double.isNaN(value) || Math.abs(value) > 1e38) {
      return false;
    }
    byte[] shown = NumberText.rounded(value).toPlainString().getBytes(ISO_8859_1);
    return putText(row, shown, 0, shown.length);
  }

  @Override
  boolean putText(int row, byte[] bytes, int from, int length) {
    if (type.isWide()) {
      return DecimalText.parseWide(bytes, from, length, type, decimals.high, decimals.low, row);
    }
    long value = DecimalText.parse(bytes, from, length, type.precision(), type.scale());
    decimals.low[row] = value;
    return value != CellText.INVALID;
  }

  @Override
  void putNull(int row) {
    decimals.low[row] = 0;
    if (type.isWide()) {
      decimals.high[row] = 0;
    }
  }
}
