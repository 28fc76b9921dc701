package io.bi4j.data.internal.parquet;

/** How raw values of a leaf become those of its column. */
enum Conversion {
  BOOL,
  LONG,
  MILLIS_TO_MICROS,
  NANOS_TO_MICROS,
  NANOS_TO_MICROS_TRUNCATED,
  UNSIGNED_32,
  UNSIGNED_64,
  DOUBLE,
  HALF_TO_DOUBLE,
  DECIMAL_OF_LONG,
  DECIMAL_OF_BYTES,
  TEXT,
  BYTES,
  UUID_TEXT,
  INT96_TO_MICROS,
  INT96_TO_MICROS_TRUNCATED,
  INTERVAL_TO_MICROS,
  NOTHING
}
