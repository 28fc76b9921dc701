package io.bi4j.core.internal.xlsx;

/** What the number format of a cell says its number is. */
enum CellFormat {
  /** A number, a percentage, an amount; also text. */
  NUMBER,
  /** A day. */
  DATE,
  /** A day with a time. */
  DATE_TIME,
  /** A day with a time whose format ends in the letter Z: an instant of UTC. */
  INSTANT,
  /** A time of day. */
  TIME,
  /** A length of time, for example {@code [h]:mm}. */
  DURATION;

  /** Whether the number counts days. */
  boolean isTemporal() {
    return this != NUMBER;
  }
}
