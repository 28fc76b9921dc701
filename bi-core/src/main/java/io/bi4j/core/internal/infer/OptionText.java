package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.NumberStyle;
import java.util.Collection;
import java.util.stream.Collectors;

/** The calls that a report suggests, spelled as a user writes them, in one place. */
final class OptionText {
  private static final NumberStyle DECIMAL_COMMA = NumberStyle.of(',', ".");

  private OptionText() {}

  static String nullWords(Collection<String> words) {
    String list = words.stream().map(OptionText::quoted).collect(Collectors.joining(", "));
    return "nullWords(" + list + ")";
  }

  static String type(String column, DataType type) {
    return "type(" + quoted(column) + ", DataType." + type + ")";
  }

  static String datePattern(String column, String pattern) {
    return "datePattern(" + quoted(column) + ", " + quoted(pattern) + ")";
  }

  /** How a column or file is told to hold numbers of a style. */
  static String numbers(String column, NumberStyle style) {
    if (style.isPlain()) {
      return type(column, DataType.FLOAT64);
    }
    return style.equals(DECIMAL_COMMA) || style.equals(NumberStyle.of(',', ""))
        ? "decimalComma()"
        : numberFormat(column, style);
  }

  /** How one column is told to hold numbers of a style, whatever the other columns do. */
  static String numberFormat(String column, NumberStyle style) {
    return "numberFormat(" + quoted(column) + ", " + quoted(style.toString()) + ")";
  }

  /** How a file is told where the clocks stand; which zone that is nothing in the file says. */
  static String zone() {
    return "zone(...)";
  }

  static String trim() {
    return "trim()";
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
