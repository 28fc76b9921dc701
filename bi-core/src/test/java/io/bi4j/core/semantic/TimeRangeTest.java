package io.bi4j.core.semantic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final LocalDateTime NOW = LocalDateTime.parse("2024-07-16T10:15");
  private static final BusinessCalendar UTC = BusinessCalendar.UTC;

  @Test
  void last_means_complete_periods_before_the_present_one() {
    assertThat(resolved(TimeRange.last(1, Grain.MONTH))).isEqualTo("2024-06-01..2024-07-01");
    assertThat(resolved(TimeRange.last(2, Grain.QUARTER))).isEqualTo("2024-01-01..2024-07-01");
    assertThat(resolved(TimeRange.last(1, Grain.WEEK))).isEqualTo("2024-07-08..2024-07-15");
    assertThat(resolved(TimeRange.last(30, Grain.DAY))).isEqualTo("2024-06-16..2024-07-16");
    assertThat(resolved(TimeRange.last(3, Grain.HOUR)))
        .isEqualTo("2024-07-16T07:00..2024-07-16T10:00");
  }

  @Test
  void to_date_and_trailing_include_today() {
    assertThat(resolved(TimeRange.toDate(Grain.MONTH))).isEqualTo("2024-07-01..2024-07-17");
    assertThat(resolved(TimeRange.toDate(Grain.YEAR))).isEqualTo("2024-01-01..2024-07-17");
    assertThat(resolved(TimeRange.trailing(30, Grain.DAY))).isEqualTo("2024-06-17..2024-07-17");
  }

  @Test
  void late_days_and_the_first_day_of_the_week_move_relative_ranges() {
    BusinessCalendar late = new BusinessCalendar(ZoneId.of("UTC"), DayOfWeek.SUNDAY, 1, 2);

    assertThat(TimeRange.last(1, Grain.WEEK).resolve(NOW, late))
        .hasToString("2024-07-07..2024-07-14");
    assertThat(TimeRange.toDate(Grain.MONTH).resolve(NOW, late))
        .hasToString("2024-07-01..2024-07-15");
    LocalDateTime secondOfMonth = LocalDateTime.parse("2024-07-02T12:00");
    assertThat(TimeRange.last(1, Grain.MONTH).resolve(secondOfMonth, late))
        .hasToString("2024-05-01..2024-06-01");
  }

  @Test
  void the_period_before_follows_the_calendar_where_the_range_does() {
    assertThat(before(TimeRange.month(2024, 3))).isEqualTo("2024-02-01..2024-03-01");
    assertThat(before(TimeRange.year(2024))).isEqualTo("2023-01-01..2024-01-01");
    assertThat(before(TimeRange.days(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 6, 30))))
        .isEqualTo("2024-01-01..2024-04-01");
    assertThat(before(TimeRange.days(LocalDate.of(2024, 3, 2), LocalDate.of(2024, 3, 11))))
        .isEqualTo("2024-02-21..2024-03-02");
    assertThat(before(TimeRange.last(2, Grain.MONTH))).isEqualTo("2024-03-01..2024-05-01");
    assertThat(before(TimeRange.trailing(7, Grain.DAY))).isEqualTo("2024-07-03..2024-07-10");
    assertThat(before(TimeRange.toDate(Grain.MONTH))).isEqualTo("2024-06-01..2024-06-17");
  }

  @Test
  void a_longer_month_to_date_stops_where_the_present_month_begins() {
    LocalDateTime endOfMarch = LocalDateTime.parse("2023-03-31T08:00");
    TimeRange range = TimeRange.toDate(Grain.MONTH);

    assertThat(range.before(range.resolve(endOfMarch, UTC), UTC))
        .hasToString("2023-02-01..2023-03-01");
  }

  @Test
  void a_year_ago_keeps_the_days() {
    TimeRange february = TimeRange.month(2024, 2);
    TimeRange leapDay = TimeRange.days(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 2, 29));

    assertThat(yearAgo(february)).isEqualTo("2023-02-01..2023-03-01");
    assertThat(yearAgo(leapDay)).isEqualTo("2023-02-28..2023-03-01");
  }

  @Test
  void ranges_that_end_before_they_begin_are_refused() {
    assertThatThrownBy(() -> TimeRange.days(LocalDate.of(2024, 2, 2), LocalDate.of(2024, 2, 1)))
        .hasMessageContaining("must end after it begins");
    assertThatThrownBy(() -> TimeRange.last(0, Grain.DAY)).hasMessageContaining("1..");
  }

  private static String resolved(TimeRange range) {
    return range.resolve(NOW, UTC).toString();
  }

  private static String before(TimeRange range) {
    return range.before(range.resolve(NOW, UTC), UTC).toString();
  }

  private static String yearAgo(TimeRange range) {
    return Comparison.YEAR_AGO.baseline(range, range.resolve(NOW, UTC), NOW, UTC).toString();
  }
}
