package io.bi4j.core.internal.parse;

import static io.bi4j.core.internal.parse.CellText.INVALID;

import io.bi4j.core.data.DataType;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How text becomes the long that a type is held in. Confined to one thread. */
public interface LongText {
  /** The value, or {@link CellText#INVALID}. */
  long parse(byte[] bytes, int from, int length);

  /** Whether the bits of {@link CellText#INVALID} are the value of this text. */
  default boolean isSentinel(byte[] bytes, int from, int length) {
    return false;
  }

  /**
   * The grammar of a type, or null for types that are not held in one long.
   *
   * @param pattern how dates are written when not ISO 8601
   * @param zone where clocks stand that times without a zone were read from
   */
  static @Nullable LongText of(
      DataType type, @Nullable DatePattern pattern, @Nullable ZoneId zone) {
    return switch (type.kind()) {
      case INT64 -> Int64.INSTANCE;
      case DATE -> pattern == null ? DateText::parse : pattern::parseDate;
      case TIME -> TimeText::parse;
      case LOCAL_DATETIME -> pattern == null ? LocalDateTimeText::parse : pattern::parseDateTime;
      case TIMESTAMP -> timestamp(pattern, zone);
      case DURATION -> DurationText::parse;
      default -> null;
    };
  }

  private static LongText timestamp(@Nullable DatePattern pattern, @Nullable ZoneId zone) {
    if (zone == null) {
      return TimestampText::parse;
    }
    ZonedText zoned = new ZonedText(zone);
    if (pattern == null) {
      return zoned::parse;
    }
    return (bytes, from, length) -> {
      long local = pattern.parseDateTime(bytes, from, length);
      return local == INVALID ? INVALID : zoned.instant(local);
    };
  }

  /** 64 bits hold no spare value, so the sentinel may be one. */
  enum Int64 implements LongText {
    INSTANCE;

    @Override
    public long parse(byte[] bytes, int from, int length) {
      return Int64Text.parse(bytes, from, length);
    }

    @Override
    public boolean isSentinel(byte[] bytes, int from, int length) {
      return Int64Text.isMinimum(bytes, from, length);
    }
  }
}
