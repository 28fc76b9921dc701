package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.BytesColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DecimalColumn;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.MoneyColumn;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Times;
import io.bi4j.core.internal.write.CellJson;
import io.bi4j.core.internal.write.TextBuffer;
import java.math.BigDecimal;
import java.util.Base64;

/**
 * Writes the cells of one column that are not null. A number of more than 15 digits would lose some
 * in a spreadsheet, and a day before 1900 has no number: these are text, as are NaN and infinities.
 * Text is never a formula.
 */
final class CellEncoder {
  private static final int MAX_TEXT = 32_767;
  private static final long FIRST_LOST = 1_000_000_000_000_000L;
  private static final int SHOWN_DIGITS = 15;
  private static final int MAX_EXPONENT = 4;
  private static final long MAX_DURATION = Long.MAX_VALUE / 2;
  private static final byte[] TEXT = ascii("\" t=\"inlineStr\"><is><t>");
  private static final byte[] PADDED_TEXT =
      ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
  private static final byte[] TEXT_END = ascii("</t></is></c>");
  private static final byte[] BOOL = ascii("\" t=\"b\"><v>");
  private static final byte[] VALUE_END = ascii("</v></c>");

  private final String name;
  private final DataType type;
  private final byte[] start;
  private final byte[] number;
  private final byte[][] amounts = new byte[MAX_EXPONENT + 1][];
  private final CellJson nested = new CellJson();

  CellEncoder(int column, Field field, WrittenStyles styles) {
    this.name = field.name();
    this.type = field.type();
    this.start = ascii("<c r=\"" + CellRef.letters(column));
    this.number = styled(styles.style(type));
    if (type instanceof DataType.MoneyType money && money.inColumn()) {
      for (int exponent = 0; exponent <= MAX_EXPONENT; exponent++) {
        amounts[exponent] = styled(styles.amount(exponent));
      }
    }
  }

  private static byte[] styled(int style) {
    return ascii(style == 0 ? "\"><v>" : "\" s=\"" + style + "\"><v>");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private void begin(XmlBuffer out, int sheetRow, byte[] rest) {
    out.append(start);
    out.number(sheetRow);
    out.append(rest);
  }

  /** Writes the name of the column. */
  void header(XmlBuffer out, int sheetRow) {
    byte[] utf8 = name.getBytes(UTF_8);
    checkLength(utf8, utf8.length, sheetRow);
    begin(out, sheetRow, ascii("\" s=\"" + WrittenStyles.HEADER + "\" t=\"inlineStr\"><is>"));
    out.ascii("<t xml:space=\"preserve\">");
    out.text(name);
    out.append(TEXT_END);
  }

  /** Writes a cell. */
  void write(XmlBuffer out, Column column, int row, int sheetRow) {
    switch (type.kind()) {
      case BOOL -> {
        begin(out, sheetRow, BOOL);
        out.append(((BoolColumn) column).boolAt(row) ? '1' : '0');
        out.append(VALUE_END);
      }
      case INT64 -> whole(out, ((LongColumn) column).longAt(row), sheetRow);
      case FLOAT64 -> real(out, ((DoubleColumn) column).doubleAt(row), sheetRow);
      case DECIMAL -> decimal(out, ((DecimalColumn) column).decimalAt(row), number, sheetRow);
      case MONEY -> money(out, (MoneyColumn) column, row, sheetRow);
      case STRING, JSON -> {
        StringColumn texts = (StringColumn) column;
        int length = texts.byteLength(row);
        texts.copyUtf8(row, out.raw(length), 0);
        text(out, length, sheetRow);
      }
      case BYTES ->
          text(
              out,
              Base64.getEncoder().encodeToString(((BytesColumn) column).bytesAt(row)),
              sheetRow);
      case LIST, STRUCT, MAP -> {
        TextBuffer json = nested.of(column, row);
        System.arraycopy(json.bytes(), 0, out.raw(json.length()), 0, json.length());
        text(out, json.length(), sheetRow);
      }
      default -> time(out, ((LongColumn) column).longAt(row), sheetRow);
    }
  }

  private void whole(XmlBuffer out, long value, int sheetRow) {
    if (value >= FIRST_LOST || value <= -FIRST_LOST) {
      text(out, Long.toString(value), sheetRow);
    } else {
      begin(out, sheetRow, number);
      out.number(value);
      out.append(VALUE_END);
    }
  }

  private void real(XmlBuffer out, double value, int sheetRow) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      text(out, Double.toString(value), sheetRow);
    } else {
      begin(out, sheetRow, number);
      out.ascii(Double.toString(value));
      out.append(VALUE_END);
    }
  }

  private void decimal(XmlBuffer out, BigDecimal value, byte[] styled, int sheetRow) {
    boolean lossy =
        value.precision() > SHOWN_DIGITS && value.stripTrailingZeros().precision() > SHOWN_DIGITS;
    if (lossy) {
      text(out, value.toPlainString(), sheetRow);
    } else {
      begin(out, sheetRow, styled);
      out.ascii(value.toPlainString());
      out.append(VALUE_END);
    }
  }

  private void money(XmlBuffer out, MoneyColumn column, int row, int sheetRow) {
    int exponent = CurrencyTable.iso().exponent(column.currencyAt(row));
    byte[] styled = amounts[Math.min(MAX_EXPONENT, exponent)];
    BigDecimal major = BigDecimal.valueOf(column.minorAt(row), exponent);
    decimal(out, major, styled == null ? number : styled, sheetRow);
  }

  private void time(XmlBuffer out, long raw, int sheetRow) {
    boolean fits =
        switch (type.kind()) {
          case DATE -> Serial.hasDay(raw);
          case TIME -> true;
          case DURATION -> raw > -MAX_DURATION && raw < MAX_DURATION;
          default -> Serial.hasDay(Math.floorDiv(raw, Times.MICROS_PER_DAY));
        };
    if (!fits) {
      text(out, String.valueOf(Times.boxed(type.kind(), raw)), sheetRow);
      return;
    }
    begin(out, sheetRow, number);
    switch (type.kind()) {
      case DATE -> out.number(Serial.ofEpochDay(raw));
      case TIME -> days(out, 0, raw);
      case DURATION -> {
        if (raw < 0) {
          out.append('-');
        }
        long length = Math.abs(raw);
        days(out, length / Times.MICROS_PER_DAY, length % Times.MICROS_PER_DAY);
      }
      default -> {
        long day = Math.floorDiv(raw, Times.MICROS_PER_DAY);
        days(out, Serial.ofEpochDay(day), Math.floorMod(raw, Times.MICROS_PER_DAY));
      }
    }
    out.append(VALUE_END);
  }

  /**
   * Days with twelve decimals, of which one is less than a microsecond: a microsecond is 10^12 /
   * 86,400,000,000 = 625/54 of the last. Zeros at the end go only when nothing was rounded.
   */
  private static void days(XmlBuffer out, long whole, long micros) {
    out.number(whole);
    if (micros == 0) {
      return;
    }
    out.append('.');
    long scaled = micros * 625;
    boolean exact = scaled % 54 == 0;
    out.padded((scaled + 27) / 54, 12);
    while (exact && out.bytes[out.length - 1] == '0') {
      out.length--;
    }
  }

  private void text(XmlBuffer out, String text, int sheetRow) {
    byte[] utf8 = text.getBytes(UTF_8);
    System.arraycopy(utf8, 0, out.raw(utf8.length), 0, utf8.length);
    text(out, utf8.length, sheetRow);
  }

  /** Writes the raw bytes of the buffer as text. */
  private void text(XmlBuffer out, int length, int sheetRow) {
    byte[] raw = out.raw(length);
    checkLength(raw, length, sheetRow);
    boolean padded = length > 0 && (isBlank(raw[0]) || isBlank(raw[length - 1]));
    begin(out, sheetRow, padded ? PADDED_TEXT : TEXT);
    out.escaped(length);
    out.append(TEXT_END);
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  private void checkLength(byte[] utf8, int length, int sheetRow) {
    if (length <= MAX_TEXT) {
      return;
    }
    int units = 0;
    for (int i = 0; i < length; i++) {
      int lead = utf8[i] & 0xFF;
      units += lead >= 0xF0 ? 2 : (lead & 0xC0) == 0x80 ? 0 : 1;
    }
    if (units > MAX_TEXT) {
      throw new BiException(
          CoreErrors.LIMIT,
          "Column \""
              + name
              + "\" has text of "
              + units
              + " characters in row "
              + sheetRow
              + "; a cell of a workbook holds "
              + MAX_TEXT
              + ". Cut it with substring(...) in the pipeline, or write CSV.");
    }
  }
}
