package io.bi4j.ml.internal.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordSet;
import io.bi4j.ml.Sample;
import io.bi4j.ml.internal.codec.ModelInput;
import io.bi4j.ml.internal.codec.ModelOutput;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeSeriesTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 1);

  static Stream<Arguments> grains() {
    IntFunction<Object> months = i -> LocalDate.of(2020, 1, 1).plusMonths(i);
    IntFunction<Object> monthEnds =
        i -> LocalDate.of(2020, 1, 1).plusMonths(i).with(TemporalAdjusters.lastDayOfMonth());
    IntFunction<Object> quarters = i -> LocalDate.of(2020, 2, 15).plusMonths(3L * i);
    IntFunction<Object> years = i -> LocalDate.of(1990 + i, 12, 31);
    IntFunction<Object> days = i -> MONDAY.plusDays(i);
    IntFunction<Object> weeks = i -> MONDAY.plusWeeks(i);
    IntFunction<Object> workdays = TimeSeriesTest::workday;
    IntFunction<Object> hours = i -> Instant.parse("2024-03-30T22:00:00Z").plusSeconds(3600L * i);
    IntFunction<Object> halfHours = i -> LocalDateTime.of(2024, 1, 1, 0, 15).plusMinutes(30L * i);
    IntFunction<Object> instants = i -> Instant.EPOCH.plus(31L * i, ChronoUnit.DAYS);
    IntFunction<Object> numbers = i -> 1990L + i;
    IntFunction<Object> decimalYears = i -> Math.round((2000 + i / 12.0) * 1e4) / 1e4;
    return Stream.of(
        Arguments.argumentSet("first of month", DataType.DATE, months, "month", 12),
        Arguments.argumentSet("last of month", DataType.DATE, monthEnds, "month", 12),
        Arguments.argumentSet("mid quarter", DataType.DATE, quarters, "quarter", 4),
        Arguments.argumentSet("end of year", DataType.DATE, years, "year", 1),
        Arguments.argumentSet("days", DataType.DATE, days, "day", 7),
        Arguments.argumentSet("weeks", DataType.DATE, weeks, "week", 52),
        Arguments.argumentSet("workdays", DataType.DATE, workdays, "workday", 5),
        Arguments.argumentSet("hours", DataType.TIMESTAMP, hours, "hour", 24),
        Arguments.argumentSet("half hours", DataType.LOCAL_DATETIME, halfHours, "PT30M", 48),
        Arguments.argumentSet("31 days", DataType.TIMESTAMP, instants, "31 days", 1),
        Arguments.argumentSet("year numbers", DataType.INT64, numbers, "step", 1),
        Arguments.argumentSet("decimal years", DataType.FLOAT64, decimalYears, "month", 12));
  }

  private static LocalDate workday(int i) {
    LocalDate day = MONDAY;
    for (int left = i; left > 0; ) {
      day = day.plusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return day;
  }

  @ParameterizedTest
  @MethodSource("grains")
  void finds_step_and_season_and_goes_on(
      DataType type, IntFunction<Object> time, String step, int season) {
    double[] values = new double[40];
    RecordSet rows = Sample.series(type, time, values);

    TimeSeries series = TimeSeries.read(rows.toBatch(), "when", "sales");

    assertThat(series.grid().step()).isEqualTo(step);
    assertThat(series.grid().usualSeason()).isEqualTo(season);
    assertThat(series.values()).hasSize(40);
    assertThat(series.filled()).isZero();
    RecordSet later = Sample.series(type, i -> time.apply(i + 40), new double[3]);
    for (int i = 0; i < 3; i++) {
      long raw = RawTime.at(later.toBatch().column(0), i);
      assertThat(series.grid().positionOf(raw)).isEqualTo(40 + i);
      if (type != DataType.FLOAT64) {
        assertThat(series.grid().rawAt(40 + i)).isEqualTo(raw);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grains")
  void survives_its_own_bytes(DataType type, IntFunction<Object> time, String step, int season) {
    TimeGrid grid =
        TimeSeries.read(Sample.series(type, time, new double[40]).toBatch(), "when", "sales")
            .grid();
    ModelOutput out = new ModelOutput();
    GridCodec.write(grid, out);

    assertThat(GridCodec.read(new ModelInput(out.toBytes()))).isEqualTo(grid);
  }

  @ParameterizedTest
  @MethodSource("grains")
  void a_missing_row_is_filled(DataType type, IntFunction<Object> time, String step, int season) {
    double[] values = new double[40];
    for (int i = 0; i < 40; i++) {
      values[i] = i < 20 ? i : i + 1;
    }
    RecordSet rows = Sample.series(type, i -> time.apply(i < 20 ? i : i + 1), values);

    TimeSeries series = TimeSeries.read(rows.toBatch(), "when", "sales");

    assertThat(series.values()).hasSize(41);
    assertThat(series.filled()).isOne();
    assertThat(series.values()[20]).isEqualTo(20);
  }
}
