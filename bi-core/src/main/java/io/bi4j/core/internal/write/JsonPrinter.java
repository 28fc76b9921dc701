package io.bi4j.core.internal.write;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.StructType;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.ListColumn;
import io.bi4j.core.data.MapColumn;
import io.bi4j.core.data.MoneyColumn;
import io.bi4j.core.data.StringColumn;
import io.bi4j.core.data.StructColumn;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.parse.JsonCheck;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes cells as JSON values on one line. Numbers and booleans are JSON's own; NaN and infinities,
 * which JSON lacks, dates, times, durations and bytes are strings; money is {@code {"minor":1999,
 * "currency":"EUR"}}; a cell of JSON is embedded as it is, its line ends as blanks.
 */
public final class JsonPrinter {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final JsonCheck check = new JsonCheck();
  private final Map<StructType, byte[][]> keys = new HashMap<>();

  /**
   * Appends a cell.
   *
   * @throws BiException {@code core/bad-value} when a cell of JSON holds no JSON
   */
  void print(TextBuffer out, Column column, int row) {
    if (column.isNull(row)) {
      out.append(NULL, 0, NULL.length);
      return;
    }
    switch (column.type().kind()) {
      case BOOL, INT64, DECIMAL -> CellPrinter.print(out, column, row);
      case FLOAT64 -> printDouble(out, (DoubleColumn) column, row);
      case STRING -> printString(out, (StringColumn) column, row);
      case JSON -> printJson(out, (StringColumn) column, row);
      case MONEY -> printMoney(out, (MoneyColumn) column, row);
      case LIST -> printList(out, (ListColumn) column, row);
      case STRUCT -> printStruct(out, (StructColumn) column, row);
      case MAP -> printMap(out, (MapColumn) column, row);
      default -> printQuoted(out, column, row);
    }
  }

  private static void printQuoted(TextBuffer out, Column column, int row) {
    out.append('"');
    CellPrinter.print(out, column, row);
    out.append('"');
  }

  private static void printDouble(TextBuffer out, DoubleColumn column, int row) {
    double value = column.doubleAt(row);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      printQuoted(out, column, row);
    } else {
      NumberPrinter.printDouble(out, value);
    }
  }

  /** Copies the text into the buffer; only when it needs escapes it is taken out again. */
  private static void printString(TextBuffer out, StringColumn column, int row) {
    out.append('"');
    int start = out.length;
    CellPrinter.print(out, column, row);
    if (JsonText.nextSpecial(out.bytes, start, out.length) < out.length) {
      byte[] text = Arrays.copyOfRange(out.bytes, start, out.length);
      out.length = start;
      JsonText.appendBody(out, text, 0, text.length);
    }
    out.append('"');
  }

  private void printJson(TextBuffer out, StringColumn column, int row) {
    int start = out.length;
    CellPrinter.print(out, column, row);
    replace(out, start, '\n', '\r');
    out.reserve(JsonCheck.PADDING);
    if (!check.isValue(out.bytes, start, out.length)) {
      String text = column.stringAt(row);
      String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
      throw new BiException(
          CoreErrors.BAD_VALUE,
          "Cell "
              + shown
              + " of a JSON column is not JSON: "
              + check.error()
              + ". Make the column STRING, or mend the value.");
    }
    replace(out, start, '\r', ' ');
  }

  /**
   * Line ends between tokens are blanks; inside a string they are no JSON, which the check sees.
   */
  private static void replace(TextBuffer out, int from, char old, char with) {
    for (int i = from; i < out.length; i++) {
      out.bytes[i] = out.bytes[i] == old ? (byte) with : out.bytes[i];
    }
  }

  private static void printMoney(TextBuffer out, MoneyColumn column, int row) {
    out.appendAscii("{\"minor\":");
    NumberPrinter.printLong(out, column.minorAt(row));
    out.appendAscii(",\"currency\":");
    JsonText.append(out, column.currencyAt(row));
    out.append('}');
  }

  private void printList(TextBuffer out, ListColumn column, int row) {
    Column elements = column.elements();
    out.append('[');
    for (int i = column.startAt(row); i < column.endAt(row); i++) {
      if (i > column.startAt(row)) {
        out.append(',');
      }
      print(out, elements, i);
    }
    out.append(']');
  }

  private void printStruct(TextBuffer out, StructColumn column, int row) {
    StructType type = (StructType) column.type();
    byte[][] names = keys.computeIfAbsent(type, t -> keys(t.fields()));
    out.append('{');
    for (int i = 0; i < names.length; i++) {
      out.append(names[i], i == 0 ? 1 : 0, names[i].length - (i == 0 ? 1 : 0));
      print(out, column.child(i), row);
    }
    out.append('}');
  }

  private void printMap(TextBuffer out, MapColumn column, int row) {
    Column mapKeys = column.keys();
    Column values = column.values();
    out.append('{');
    for (int i = column.startAt(row); i < column.endAt(row); i++) {
      if (i > column.startAt(row)) {
        out.append(',');
      }
      if (mapKeys.type().kind() == DataType.Kind.STRING) {
        printString(out, (StringColumn) mapKeys, i);
      } else {
        printQuoted(out, mapKeys, i);
      }
      out.append(':');
      print(out, values, i);
    }
    out.append('}');
  }

  /** The keys of fields, each with the comma before and the colon after it. */
  static byte[][] keys(List<Field> fields) {
    byte[][] keys = new byte[fields.size()][];
    TextBuffer out = new TextBuffer();
    for (int i = 0; i < keys.length; i++) {
      out.clear();
      out.append(',');
      JsonText.append(out, fields.get(i).name());
      out.append(':');
      keys[i] = Arrays.copyOf(out.bytes, out.length);
    }
    return keys;
  }
}
