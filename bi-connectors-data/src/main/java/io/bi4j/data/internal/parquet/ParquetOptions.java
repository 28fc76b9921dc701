package io.bi4j.data.internal.parquet;

/**
 * How values are read that have no exact or only one meaning here.
 *
 * @param truncateNanos whether nanoseconds are cut to microseconds
 * @param int96AsUtc whether the old 96-bit times are instants, not wall-clock times
 */
public record ParquetOptions(boolean truncateNanos, boolean int96AsUtc) {
  public static final ParquetOptions EXACT = new ParquetOptions(false, false);
}
