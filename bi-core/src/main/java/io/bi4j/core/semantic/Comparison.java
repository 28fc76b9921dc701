package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that the time of a query is compared with. Immutable.
 *
 * <p>Each measure {@code m} of the query gets three more columns: {@code m_before}, {@code
 * m_change} (now minus before) and {@code m_change_ratio} (the change over the absolute value
 * before; null when that is zero or missing). Groups of both times appear.
 *
 * @param kind which time
 * @param custom for CUSTOM the time itself, else null
 * @since 0.1
 */
public record Comparison(Kind kind, @Nullable TimeRange custom) {
  /** The stretch of the same length just before: before March comes February. */
  public static final Comparison PREVIOUS_PERIOD = new Comparison(Kind.PREVIOUS_PERIOD, null);

  /** The same days a year before. */
  public static final Comparison YEAR_AGO = new Comparison(Kind.YEAR_AGO, null);

  /** Which time. */
  public enum Kind {
    /** The stretch of the same length just before. */
    PREVIOUS_PERIOD,
    /** The same days a year before. */
    YEAR_AGO,
    /** A time of its own. */
    CUSTOM
  }

  public Comparison {
    requireNonNull(kind, "kind");
    if ((kind == Kind.CUSTOM) != (custom != null)) {
      throw new IllegalArgumentException(
          "Comparison "
              + kind
              + (custom == null ? " needs a time." : " takes no time of its own."));
    }
  }

  /** Compared with a time of its own. */
  public static Comparison with(TimeRange range) {
    return new Comparison(Kind.CUSTOM, requireNonNull(range, "range"));
  }

  /** The time compared with, for a range that resolved to a span. */
  public TimeSpan baseline(
      TimeRange range, TimeSpan resolved, LocalDateTime now, BusinessCalendar calendar) {
    return switch (kind) {
      case PREVIOUS_PERIOD -> range.before(resolved, calendar);
      case YEAR_AGO -> Periods.yearAgo(resolved);
      case CUSTOM -> Optional.ofNullable(custom).orElse(range).resolve(now, calendar);
    };
  }

  @Override
  public String toString() {
    return custom == null
        ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : custom.toString();
  }
}
