package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.parse.CellText;
import io.bi4j.core.internal.parse.DateText;
import io.bi4j.core.internal.parse.DurationText;
import io.bi4j.core.internal.parse.LocalDateTimeText;
import io.bi4j.core.internal.parse.TimeText;
import io.bi4j.core.internal.parse.TimestampText;
import io.bi4j.core.internal.parse.ZonedText;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Times;
import org.jspecify.annotations.Nullable;

/** Dates, times, instants and lengths of time: numbers of days, or ISO 8601. */
final class TimeCells extends SheetCells {
  private static final int DATE_LENGTH = 10;

  private final LongVector longs;
  private final Kind kind;
  private final Serial serial;
  private final @Nullable ZonedText zoned;

  TimeCells(
      int column, Field field, XlsxSettings settings, SharedStrings strings, boolean from1904) {
    super(column, field, settings, strings);
    this.longs = (LongVector) vector;
    this.kind = field.type().kind();
    this.serial = new Serial(from1904);
    this.zoned = settings.zone() == null ? null : new ZonedText(settings.zone());
  }

  @Override
  boolean putNumber(int row, byte[] bytes, int from, int length, CellFormat format) {
    return serial.read(bytes, from, length) && put(row, ofSerial(format));
  }

  private long ofSerial(CellFormat format) {
    return switch (kind) {
      case DATE -> serial.hasTime() ? CellText.INVALID : serial.epochDay();
      case TIME -> serial.isTimeOfDay() ? serial.microsOfDay() : CellText.INVALID;
      case DURATION -> serial.duration();
      case TIMESTAMP -> instant(serial.epochMicros(), format);
      default -> serial.epochMicros();
    };
  }

  private long instant(long local, CellFormat format) {
    if (local == CellText.INVALID || format == CellFormat.INSTANT) {
      return local;
    }
    return zoned == null ? CellText.INVALID : zoned.instant(local);
  }

  @Override
  boolean putText(int row, byte[] bytes, int from, int length) {
    return put(
        row,
        switch (kind) {
          case DATE -> DateText.parse(bytes, from, length);
          case TIME -> TimeText.parse(bytes, from, length);
          case DURATION -> DurationText.parse(bytes, from, length);
          case TIMESTAMP ->
              zoned == null
                  ? TimestampText.parse(bytes, from, length)
                  : zoned.parse(bytes, from, length);
          default -> LocalDateTimeText.parse(bytes, from, length);
        });
  }

  /** In a cell of dates a day may stand for its start, and the start of a day for the day. */
  @Override
  boolean putIso(int row, byte[] bytes, int from, int length) {
    if (putText(row, bytes, from, length)) {
      return true;
    }
    if (kind == Kind.LOCAL_DATETIME && length == DATE_LENGTH) {
      long day = DateText.parse(bytes, from, length);
      return put(row, day == CellText.INVALID ? day : day * Times.MICROS_PER_DAY);
    }
    long time = kind == Kind.DATE ? LocalDateTimeText.parse(bytes, from, length) : CellText.INVALID;
    boolean wholeDay = time != CellText.INVALID && Math.floorMod(time, Times.MICROS_PER_DAY) == 0;
    return put(row, wholeDay ? Math.floorDiv(time, Times.MICROS_PER_DAY) : CellText.INVALID);
  }

  private boolean put(int row, long value) {
    longs.values[row] = value;
    return value != CellText.INVALID;
  }

  @Override
  void putNull(int row) {
    longs.values[row] = 0;
  }
}
