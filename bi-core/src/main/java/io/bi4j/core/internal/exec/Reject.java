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

  private static String shown(String raw) {
    String cut = raw.length() > 80 ? raw.substring(0, 80) + "…" : raw;
    return cut.replace("\n", "\\n").replace("\r", "\\r");
  }
}
