package io.bi4j.benchmarks.data;

import java.time.LocalDate;

/** Writes UTC instants as {@code yyyy-MM-ddTHH:mm:ss[.fff]Z}; remembers the last day's text. */
final class CivilTime {
  private static final long DAY_MILLIS = 86_400_000L;

  private long lastDay = Long.MIN_VALUE;
  private final Bytes lastDate = new Bytes(16);

  void write(long epochMillis, boolean withMillis, Bytes out) {
    long day = Math.floorDiv(epochMillis, DAY_MILLIS);
    int inDay = (int) Math.floorMod(epochMillis, DAY_MILLIS);
    if (day != lastDay) {
      LocalDate date = LocalDate.ofEpochDay(day);
      lastDate.clear();
      lastDate.addPadded(date.getYear(), 4);
      lastDate.add('-');
      lastDate.addPadded(date.getMonthValue(), 2);
      lastDate.add('-');
      lastDate.addPadded(date.getDayOfMonth(), 2);
      lastDate.add('T');
      lastDay = day;
    }
    out.add(lastDate.array(), 0, lastDate.length());
    out.addPadded(inDay / 3_600_000, 2);
    out.add(':');
    out.addPadded(inDay / 60_000 % 60, 2);
    out.add(':');
    out.addPadded(inDay / 1_000 % 60, 2);
    if (withMillis) {
      out.add('.');
      out.addPadded(inDay % 1_000, 3);
    }
    out.add('Z');
  }
}
