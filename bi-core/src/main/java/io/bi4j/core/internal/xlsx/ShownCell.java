package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.vector.Times;

/** The text of cells: for names of columns, and for columns of text. */
final class ShownCell {
  private ShownCell() {}

  /** The text of a shared string. */
  static String shared(SharedStrings strings, int index) {
    return new String(strings.block(index), strings.start(index), strings.length(index), UTF_8);
  }

  /** The text of a number: dates and times as ISO 8601, others in plain digits. */
  static String number(byte[] bytes, int from, int length, CellFormat format, Serial serial) {
    if (format.isTemporal() && serial.read(bytes, from, length)) {
      long raw = raw(serial, format);
      if (raw != CellText.INVALID) {
        return String.valueOf(Times.boxed(kind(serial, format), raw));
      }
    }
    return NumberText.shown(bytes, from, length);
  }

  private static Kind kind(Serial serial, CellFormat format) {
    return switch (format) {
      case DATE -> serial.hasTime() ? Kind.LOCAL_DATETIME : Kind.DATE;
      case INSTANT -> Kind.TIMESTAMP;
      case TIME -> serial.isTimeOfDay() ? Kind.TIME : Kind.LOCAL_DATETIME;
      case DURATION -> Kind.DURATION;
      default -> Kind.LOCAL_DATETIME;
    };
  }

  private static long raw(Serial serial, CellFormat format) {
    return switch (kind(serial, format)) {
      case DATE -> serial.epochDay();
      case TIME -> serial.microsOfDay();
      case DURATION -> serial.duration();
      default -> serial.epochMicros();
    };
  }

  /** The text of a cell of a row. */
  static String of(SheetRow row, int cell, SharedStrings strings, Serial serial) {
    int start = row.starts[cell];
    int length = row.lengths[cell];
    return switch (row.kinds[cell]) {
      case CellKind.NUMBER -> number(row.bytes, start, length, row.format(cell), serial);
      case CellKind.SHARED -> shared(strings, start);
      case CellKind.TRUE -> "true";
      case CellKind.FALSE -> "false";
      default -> new String(row.bytes, start, length, UTF_8);
    };
  }
}
