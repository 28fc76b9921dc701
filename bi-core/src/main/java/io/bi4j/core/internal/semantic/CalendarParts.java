package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A date in several columns: year, year and month or quarter, year and month and day. */
final class CalendarParts {
  private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);

  private final ColumnProfile year;
  private final @Nullable ColumnProfile month;
  private final @Nullable ColumnProfile day;
  private final int monthsPerPart;

  private CalendarParts(
      ColumnProfile year, @Nullable ColumnProfile month, @Nullable ColumnProfile day, int months) {
    this.year = year;
    this.month = month;
    this.day = day;
    this.monthsPerPart = months;
  }

  static Optional<CalendarParts> find(List<ColumnProfile> columns) {
    ColumnProfile year = part(columns, "year", "yr", "jahr", "annee");
    if (year == null) {
      return Optional.empty();
    }
    ColumnProfile month = part(columns, "month", "mon");
    if (month != null) {
      return Optional.of(new CalendarParts(year, month, part(columns, "day"), 1));
    }
    ColumnProfile quarter = part(columns, "quarter", "qtr");
    return Optional.of(new CalendarParts(year, quarter, null, 3));
  }

  private static @Nullable ColumnProfile part(List<ColumnProfile> columns, String... names) {
    return columns.stream()
        .filter(column -> column.names.is(names) && RoleRules.isCalendarPart(column))
        .findFirst()
        .orElse(null);
  }

  private List<ColumnProfile> parts() {
    List<ColumnProfile> parts = new ArrayList<>(List.of(year));
    if (month != null) {
      parts.add(month);
    }
    if (day != null) {
      parts.add(day);
    }
    return parts;
  }

  /** The date of each row under a name that is not taken. */
  Axis axis(Set<String> taken) {
    String name = "date";
    for (int i = 2; taken.contains(name); i++) {
      name = "date" + i;
    }
    List<String> columns = parts().stream().map(ColumnProfile::name).toList();
    return new Axis(name, expr(), DataType.DATE, columns, cache -> cache.of(columns, this::dates));
  }

  private Codes dates(CodeCache cache) {
    List<Codes> codes = parts().stream().map(cache::of).toList();
    return Codes.of(
        codes.get(0).rows(),
        row -> codes.stream().allMatch(c -> c.at(row) > 0) ? day(codes, row) : null);
  }

  private @Nullable Long day(List<Codes> codes, int row) {
    long[] values = {1970, 1, 1};
    for (int i = 0; i < codes.size(); i++) {
      values[i] = (Long) codes.get(i).value(codes.get(i).at(row));
    }
    long months = codes.size() > 1 ? (values[1] - 1) * monthsPerPart : 0;
    try {
      return LocalDate.of((int) values[0], 1, 1)
          .plusMonths(months)
          .plusDays(values[2] - 1)
          .toEpochDay();
    } catch (DateTimeException beyondTheCalendar) {
      return null;
    }
  }

  private Expr expr() {
    Expr months = Exprs.call("*", minus(year, EPOCH.getYear()), Exprs.lit(12L));
    if (month != null) {
      Expr passed = minus(month, 1);
      Expr more =
          monthsPerPart == 1 ? passed : Exprs.call("*", passed, Exprs.lit((long) monthsPerPart));
      months = Exprs.call("+", months, more);
    }
    Expr date = Exprs.call("date_add", Exprs.lit("month"), months, Exprs.lit(EPOCH));
    return day == null ? date : Exprs.call("date_add", Exprs.lit("day"), minus(day, 1), date);
  }

  private static Expr minus(ColumnProfile column, long number) {
    return Exprs.call("-", Exprs.col(column.name()), Exprs.lit(number));
  }

  /** Says what was made of which columns. */
  void report(Axis axis, Findings findings) {
    findings.likely(
        axis.name(),
        "time made of " + String.join(", ", axis.columns()),
        "no column is a date, and these are the parts of one",
        "take the dimension and the entity's time out");
  }
}
