package io.bi4j.core.internal.exec;

import io.bi4j.core.ErrorCode;

/**
 * A row that left a pipeline because of an error.
 *
 * @param source the name of the source, empty when the row was computed
 * @param byteOffset where the row starts, or -1
 * @param rowNumber the number of the data row counted from one, or -1
 * @param column the column with the error, empty when the whole row is meant
 * @param raw the cell or record as it stood in the source
 * @param code the kind of error
 * @param reason what is wrong
 */
public record Reject(
    String source,
    long byteOffset,
    long rowNumber,
    String column,
    String raw,
    ErrorCode code,
    String reason) {

  /** One sentence that names place, value and rule. */
  String describe() {
    StringBuilder out = new StringBuilder();
    out.append(rowNumber < 0 ? "A row" : "Row " + rowNumber);
    if (!source.isEmpty()) {
      out.append(" of \"").append(source).append('"');
    }
    if (byteOffset >= 0) {
      out.append(" (byte ").append(byteOffset).append(')');
    }
    if (!column.isEmpty()) {
      out.append(", column \"").append(column).append('"');
    }
    out.append(": ");
    if (!raw.isEmpty()) {
      out.append('"').append(shown(raw)).append("\": ");
    }
    return out.append(reason).append(reason.endsWith(".") ? "" : ".").toString();
  }

  /** The beginning of a cell, without characters that steer a terminal or break a line of a log. */
  private static String shown(String raw) {
    StringBuilder out = new StringBuilder();
    String cut = raw.length() > 80 ? raw.substring(0, 80) + "…" : raw;
    cut.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> append(out, c);
              }
            });
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          out.append(String.format("\\u%04x", codePoint));
      default -> out.appendCodePoint(codePoint);
    }
  }
}
