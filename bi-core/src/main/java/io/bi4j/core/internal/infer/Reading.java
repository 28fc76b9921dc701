package io.bi4j.core.internal.infer;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.BoolText;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.DateText;
import io.bi4j.core.internal.parse.DurationText;
import io.bi4j.core.internal.parse.Float64Text;
import io.bi4j.core.internal.parse.Int64Text;
import io.bi4j.core.internal.parse.LocalDateTimeText;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.parse.TimeText;
import io.bi4j.core.internal.parse.TimestampText;

/**
 * One way to read a cell as a value of a type. Stricter than the parsers: what is more likely an
 * identifier than a number (leading zeros, a leading plus, more than 18 digits) is not read.
 */
abstract class Reading {
  private static final int MAX_INTEGER_DIGITS = 18;

  static final Reading BOOL =
      new Reading(DataType.BOOL) {
        @Override
        long read(byte[] bytes, int from, int length) {
          int value = BoolText.parse(bytes, from, length);
          return value == BoolText.INVALID ? INVALID : value;
        }
      };

  static final Reading INT64 =
      new Reading(DataType.INT64) {
        @Override
        long read(byte[] bytes, int from, int length) {
          boolean plain = isQuantity(bytes, from, length);
          return plain ? Int64Text.parse(bytes, from, length) : INVALID;
        }
      };

  static final Reading DATE = of(DataType.DATE, DateText::parse);
  static final Reading LOCAL_DATETIME = of(DataType.LOCAL_DATETIME, LocalDateTimeText::parse);
  static final Reading TIMESTAMP = of(DataType.TIMESTAMP, TimestampText::parse);
  static final Reading TIME = of(DataType.TIME, TimeText::parse);
  static final Reading DURATION = of(DataType.DURATION, DurationText::parse);

  private final DataType type;

  Reading(DataType type) {
    this.type = type;
  }

  /** A parser of raw values. */
  interface Parser {
    long parse(byte[] bytes, int from, int length);
  }

  static Reading of(DataType type, Parser parser) {
    return new Reading(type) {
      @Override
      long read(byte[] bytes, int from, int length) {
        return parser.parse(bytes, from, length);
      }
    };
  }

  DataType type() {
    return type;
  }

  /** A raw value that is equal for equal values, or INVALID. */
  abstract long read(byte[] bytes, int from, int length);

  /** Whether digits mean a quantity: no plus, no leading zero, not too many. */
  static boolean isQuantity(byte[] bytes, int from, int length) {
    int to = from + length;
    int at = length > 0 && bytes[from] == '-' ? from + 1 : from;
    int end = at;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    boolean leadingZero = end - at > 1 && bytes[at] == '0';
    boolean tooLong = end == to && end - at > MAX_INTEGER_DIGITS;
    return !leadingZero && !tooLong && (length == 0 || bytes[from] != '+');
  }

  /** Numbers, whole or not, written in one style. */
  static final class Numeral extends Reading {
    private final NumberStyle style;
    private byte[] plain = new byte[64];

    Numeral(NumberStyle style) {
      super(DataType.FLOAT64);
      this.style = style;
    }

    NumberStyle style() {
      return style;
    }

    /** Writes a number the plain way into {@link #plain()}; its length, or -1. */
    int toPlain(byte[] bytes, int from, int length) {
      if (plain.length < length) {
        plain = new byte[length * 2];
      }
      return style.toPlain(bytes, from, length, plain);
    }

    byte[] plain() {
      return plain;
    }

    @Override
    long read(byte[] bytes, int from, int length) {
      if (length == 0 || length > 128) {
        return INVALID;
      }
      int plainLength = toPlain(bytes, from, length);
      if (plainLength < 0 || !isQuantity(plain, 0, plainLength)) {
        return INVALID;
      }
      double value = Float64Text.parse(plain, 0, plainLength);
      boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
      return finite ? Double.doubleToLongBits(value + 0.0) : INVALID;
    }
  }

  /** Dates, or dates with times, of one pattern. */
  static final class Pattern extends Reading {
    private final DatePattern pattern;
    private final boolean dayFirst;

    Pattern(DatePattern pattern, boolean dayFirst) {
      super(pattern.hasTime() ? DataType.LOCAL_DATETIME : DataType.DATE);
      this.pattern = pattern;
      this.dayFirst = dayFirst;
    }

    DatePattern pattern() {
      return pattern;
    }

    boolean isDayFirst() {
      return dayFirst;
    }

    @Override
    long read(byte[] bytes, int from, int length) {
      return pattern.parseDateTime(bytes, from, length);
    }
  }
}
