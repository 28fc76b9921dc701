package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * The time that a query is about: fixed, or relative to the present that the engine is given.
 *
 * <p>Relative ranges end with days whose data is complete: {@link BusinessCalendar#lateDataDays()}
 * are left out. Immutable; {@code toString()} is the wording shown in results.
 *
 * @since 0.1
 */
public sealed interface TimeRange {

  /**
   * Fixed.
   *
   * @param span from when to when
   */
  record Fixed(TimeSpan span) implements TimeRange {
    public Fixed {
      requireNonNull(span, "span");
    }

    @Override
    public TimeSpan resolve(LocalDateTime now, BusinessCalendar calendar) {
      return span;
    }

    @Override
    public TimeSpan before(TimeSpan resolved, BusinessCalendar calendar) {
      return Periods.before(resolved, calendar);
    }

    @Override
    public String toString() {
      return span.toString();
    }
  }

  /**
   * Complete periods before the present one: {@code last 3 months} in July are April to June.
   *
   * @param count how many
   * @param grain of what length
   */
  record Last(int count, Grain grain) implements TimeRange {
    public Last {
      Periods.requireCount(count);
    }

    @Override
    public TimeSpan resolve(LocalDateTime now, BusinessCalendar calendar) {
      LocalDateTime end =
          grain.startOf(now.minusDays(calendar.lateDataDays()), calendar.weekStart());
      return new TimeSpan(grain.plus(end, -count), end);
    }

    @Override
    public TimeSpan before(TimeSpan resolved, BusinessCalendar calendar) {
      return new TimeSpan(grain.plus(resolved.from(), -count), resolved.from());
    }

    @Override
    public String toString() {
      return "last " + Periods.named(count, grain);
    }
  }

  /**
   * Periods up to and with the present one: {@code last 30 days to date} end with today.
   *
   * @param count how many
   * @param grain of what length
   */
  record Trailing(int count, Grain grain) implements TimeRange {
    public Trailing {
      Periods.requireCount(count);
    }

    @Override
    public TimeSpan resolve(LocalDateTime now, BusinessCalendar calendar) {
      LocalDateTime present =
          grain.startOf(now.minusDays(calendar.lateDataDays()), calendar.weekStart());
      return new TimeSpan(grain.plus(present, 1 - count), grain.plus(present, 1));
    }

    @Override
    public TimeSpan before(TimeSpan resolved, BusinessCalendar calendar) {
      return new TimeSpan(grain.plus(resolved.from(), -count), resolved.from());
    }

    @Override
    public String toString() {
      return "last " + Periods.named(count, grain) + " to date";
    }
  }

  /**
   * The present period so far, today included: {@code month to date}.
   *
   * @param grain of what length
   */
  record ToDate(Grain grain) implements TimeRange {
    public ToDate {
      requireNonNull(grain, "grain");
    }

    @Override
    public TimeSpan resolve(LocalDateTime now, BusinessCalendar calendar) {
      LocalDateTime today =
          Grain.DAY.startOf(now.minusDays(calendar.lateDataDays()), calendar.weekStart());
      return new TimeSpan(grain.startOf(today, calendar.weekStart()), today.plusDays(1));
    }

    @Override
    public TimeSpan before(TimeSpan resolved, BusinessCalendar calendar) {
      LocalDateTime from = grain.plus(resolved.from(), -1);
      LocalDateTime to = from.plus(java.time.Duration.between(resolved.from(), resolved.to()));
      return new TimeSpan(from, to.isAfter(resolved.from()) ? resolved.from() : to);
    }

    @Override
    public String toString() {
      return grain.name().toLowerCase(Locale.ROOT) + " to date";
    }
  }

  /** From one moment to another, the second excluded. */
  static TimeRange between(LocalDateTime from, LocalDateTime to) {
    return new Fixed(new TimeSpan(from, to));
  }

  /** From one day to another, both included. */
  static TimeRange days(LocalDate first, LocalDate last) {
    return between(first.atStartOfDay(), last.plusDays(1).atStartOfDay());
  }

  /** A calendar year. */
  static TimeRange year(int year) {
    return between(
        LocalDate.of(year, 1, 1).atStartOfDay(), LocalDate.of(year + 1, 1, 1).atStartOfDay());
  }

  /** A calendar month. */
  static TimeRange month(int year, int month) {
    LocalDateTime from = LocalDate.of(year, month, 1).atStartOfDay();
    return between(from, from.plusMonths(1));
  }

  /** Complete periods before the present one. */
  static TimeRange last(int count, Grain grain) {
    return new Last(count, grain);
  }

  /** Periods up to and with the present one. */
  static TimeRange trailing(int count, Grain grain) {
    return new Trailing(count, grain);
  }

  /** The present period so far. */
  static TimeRange toDate(Grain grain) {
    return new ToDate(grain);
  }

  /** From when to when, at a given present. */
  TimeSpan resolve(LocalDateTime now, BusinessCalendar calendar);

  /** The stretch of the same length just before what this range resolved to. */
  TimeSpan before(TimeSpan resolved, BusinessCalendar calendar);
}
