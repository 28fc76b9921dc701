package io.bi4j.insights.internal.explain;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days as sentences write them, by the length of the period they stand for. */
final class Dates {
  private Dates() {}

  /** The period that starts on an ISO date: "10 April 2024", "April 2024", "quarter 2 of 2024". */
  static String period(String isoDate, String grain) {
    LocalDate day = LocalDate.parse(isoDate);
    String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return switch (grain) {
      case "month" -> month + " " + day.getYear();
      case "quarter" -> "quarter " + ((day.getMonthValue() - 1) / 3 + 1) + " of " + day.getYear();
      case "year" -> String.valueOf(day.getYear());
      case "week" -> "the week of " + day(day);
      default -> day(day);
    };
  }

  /** "10 April 2024". */
  static String day(LocalDate day) {
    return day.getDayOfMonth()
        + " "
        + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " "
        + day.getYear();
  }
}
