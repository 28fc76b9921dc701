package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.NumberStyle;
import java.util.Collection;
import java.util.stream.Collectors;

/** The calls that a report suggests, spelled as a user writes them, in one place. */
final class OptionText {
  private OptionText() {}

  static String nullWords(Collection<String> words) {
    String list = words.stream().map(OptionText::quoted).collect(Collectors.joining(", "));
    return "nullWords(" + list + ")";
  }

  static String type(String column, DataType type) {
    return "type(" + quoted(column) + ", \"" + type + "\")";
  }

  static String dateFormat(String column, String pattern) {
    return "dateFormat(" + quoted(column) + ", " + quoted(pattern) + ")";
  }

  static String numberFormat(NumberStyle style) {
    return "numberFormat(" + quoted(style.toString()) + ")";
  }

  static String zone() {
    return "zone(...)";
  }

  static String trim() {
    return "trim(true)";
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
