package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Grains, parts and calendar arithmetic against java.time, in every zone that it knows. */
class Grain_ZonesTest {
  private final long seed = Long.getLong("bi4j.seed", 20_261_122L);
  private final Random random = new Random(seed);

  /** Random instants, and instants next to changes of the clock. */
  private List<Instant> instants(ZoneId zone, int count) {
    List<Instant> instants = new ArrayList<>();
    Instant at = Instant.parse("1890-01-01T00:00:00Z");
    for (int i = 0; i < count; i++) {
      instants.add(Instant.ofEpochSecond(random.nextInt() * 2L, random.nextInt(1_000_000) * 1000L));
      ZoneOffsetTransition change = zone.getRules().nextTransition(at);
      at = change == null ? Instant.parse("1969-12-31T23:59:59.999999Z") : change.getInstant();
      long around = random.nextInt(7_200_000) - 3_600_000L;
      instants.add(at.plusMillis(around));
      instants.add(at);
      instants.add(at.minus(1, ChronoUnit.MICROS));
    }
    return instants;
  }

  private void check(
      ZoneId zone, List<Instant> instants, String text, Function<ZonedDateTime, Object> expected) {
    Rows rows =
        Rows.ofColumn(Field.of("t", DataType.TIMESTAMP), instants.toArray())
            .in(new ExprContext(zone, DayOfWeek.MONDAY));
    List<Object> actual = rows.eval(text);
    for (int i = 0; i < instants.size(); i++) {
      assertThat(actual.get(i))
          .as("-Dbi4j.seed=%d %s of %s in %s", seed, text, instants.get(i), zone)
          .isEqualTo(expected.apply(instants.get(i).atZone(zone)));
    }
    assertThat(rows.errors).isEmpty();
  }

  private static Stream<ZoneId> zones() {
    return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
  }

  @Test
  void days_months_and_hours_are_those_of_java_time_in_every_zone() {
    assertThat(zones().count()).isGreaterThan(500);
    zones()
        .forEach(
            zone -> {
              List<Instant> instants = instants(zone, 40);
              check(zone, instants, "day(t)", ZonedDateTime::toLocalDate);
              check(zone, instants, "month(t)", t -> t.toLocalDate().withDayOfMonth(1));
              check(zone, instants, "hour(t)", t -> t.truncatedTo(ChronoUnit.HOURS).toInstant());
              check(
                  zone, instants, "minute(t)", t -> t.truncatedTo(ChronoUnit.MINUTES).toInstant());
              check(zone, instants, "hour_of(t)", t -> (long) t.getHour());
              check(
                  zone,
                  instants,
                  "to_timestamp(at_zone(t, '" + zone + "'), '" + zone + "')",
                  t -> t.toLocalDateTime().atZone(zone).toInstant());
            });
  }

  @Test
  void calendar_arithmetic_is_that_of_java_time_in_every_zone() {
    zones()
        .forEach(
            zone -> {
              List<Instant> instants = instants(zone, 12);
              check(zone, instants, "date_add('day', 1, t)", t -> t.plusDays(1).toInstant());
              check(
                  zone, instants, "date_add('month', -13, t)", t -> t.plusMonths(-13).toInstant());
              check(zone, instants, "date_add('hour', 5, t)", t -> t.plusHours(5).toInstant());
              check(zone, instants, "date_add('quarter', 1, t)", t -> t.plusMonths(3).toInstant());
              check(zone, instants, "date_add('week', 2, t)", t -> t.plusWeeks(2).toInstant());
              check(zone, instants, "date_add('year', -4, t)", t -> t.plusYears(-4).toInstant());
            });
  }

  @Test
  void every_other_grain_and_part_agrees_too() {
    for (String name :
        List.of("UTC", "+05:45", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia")) {
      ZoneId zone = ZoneId.of(name);
      List<Instant> instants = instants(zone, 500);
      check(zone, instants, "second(t)", t -> t.truncatedTo(ChronoUnit.SECONDS).toInstant());
      check(zone, instants, "week(t)", t -> t.toLocalDate().with(DayOfWeek.MONDAY));
      check(zone, instants, "quarter(t)", t -> t.toLocalDate().with(IsoFields.DAY_OF_QUARTER, 1));
      check(zone, instants, "year(t)", t -> t.toLocalDate().withDayOfYear(1));
      check(
          zone,
          instants,
          "date_trunc('QUARTER', t)",
          t -> t.toLocalDate().with(IsoFields.DAY_OF_QUARTER, 1));
      check(zone, instants, "year_of(t)", t -> (long) t.getYear());
      check(zone, instants, "quarter_of(t)", t -> (long) t.get(IsoFields.QUARTER_OF_YEAR));
      check(zone, instants, "month_of(t)", t -> (long) t.getMonthValue());
      check(zone, instants, "week_of(t)", t -> (long) t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      check(zone, instants, "week_year_of(t)", t -> (long) t.get(IsoFields.WEEK_BASED_YEAR));
      check(zone, instants, "day_of_month(t)", t -> (long) t.getDayOfMonth());
      check(zone, instants, "day_of_year(t)", t -> (long) t.getDayOfYear());
      check(zone, instants, "day_of_week(t)", t -> (long) t.getDayOfWeek().getValue());
      check(zone, instants, "minute_of(t)", t -> (long) t.getMinute());
      check(zone, instants, "second_of(t)", t -> (long) t.getSecond());
      check(
          zone,
          instants,
          "date_diff('day', timestamp '2000-01-01T12:00:00Z', t)",
          t ->
              ChronoUnit.DAYS.between(
                  Instant.parse("2000-01-01T12:00:00Z").atZone(zone).toLocalDate(),
                  t.toLocalDate()));
      check(
          zone,
          instants,
          "date_diff('month', timestamp '2000-01-15T12:00:00Z', t)",
          t ->
              ChronoUnit.MONTHS.between(
                  LocalDate.of(2000, 1, 1), t.toLocalDate().withDayOfMonth(1)));
      check(zone, instants, "epoch_seconds(t)", ZonedDateTime::toEpochSecond);
    }
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void a_week_begins_on_the_day_that_the_context_says(DayOfWeek weekStart) {
    List<LocalDate> days =
        Stream.iterate(LocalDate.of(1969, 12, 20), d -> d.plusDays(1)).limit(40).toList();
    Rows rows =
        Rows.ofColumn(Field.of("d", DataType.DATE), days.toArray())
            .in(new ExprContext(ZoneId.of("UTC"), weekStart));

    assertThat(rows.eval("week(d)"))
        .isEqualTo(
            days.stream().map(d -> d.with(TemporalAdjusters.previousOrSame(weekStart))).toList());
    assertThat(rows.eval("date_diff('week', d, date_add('day', 7, d))")).containsOnly(1L);
  }

  @Test
  void dates_and_local_times_ignore_the_zone() {
    ExprContext apia = new ExprContext(ZoneId.of("Pacific/Apia"), DayOfWeek.MONDAY);
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 23, 59, 59);
    Rows rows = Rows.ofColumn(Field.of("x", DataType.LOCAL_DATETIME), time).in(apia);

    assertThat(rows.one("day(x)")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(rows.one("hour(x)")).isEqualTo(LocalDateTime.of(2024, 2, 29, 23, 0));
    assertThat(rows.one("date_add('year', 1, x)")).isEqualTo(time.plusYears(1));
    assertThat(rows.one("month(cast(x as DATE))")).isEqualTo(LocalDate.of(2024, 2, 1));
    assertThat(rows.one("date_diff('hour', x, date_add('minute', 2, x))")).isEqualTo(1L);
    assertThat(rows.one("hour_of(cast(x as TIME))")).isEqualTo(23L);
  }

  @Test
  void instants_near_the_ends_of_the_range_do_not_wrap() {
    Instant last = Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000, 0);
    Rows rows =
        Rows.ofColumn(Field.of("t", DataType.TIMESTAMP), last)
            .in(new ExprContext(ZoneId.of("+14:00"), DayOfWeek.MONDAY));

    assertThat(rows.one("day(t)"))
        .isEqualTo(last.atOffset(java.time.ZoneOffset.ofHours(14)).toLocalDate());
    rows.eval("date_add('year', 1, t)");
    assertThat(rows.errors).containsValue("core/overflow");
    rows.eval("t + duration 'PT1000000H'");
    assertThat(rows.errors).containsValue("core/overflow");
  }
}
