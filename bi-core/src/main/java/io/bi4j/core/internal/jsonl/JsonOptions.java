package io.bi4j.core.internal.jsonl;

import io.bi4j.core.internal.parse.DatePattern;
import java.util.Map;

/**
 * How values are read.
 *
 * @param datePatterns how dates are written, per column, when not ISO 8601
 * @param eager whether all values of a row are typed when the row is read
 * @param maxRecordBytes a line longer than this fails the run
 */
public record JsonOptions(
    Map<String, DatePattern> datePatterns, boolean eager, int maxRecordBytes) {
  /** ISO 8601 dates, values typed when needed, lines up to 16 MiB. */
  public static final JsonOptions DEFAULT = new JsonOptions(Map.of(), false, 16 << 20);

  public JsonOptions {
    datePatterns = Map.copyOf(datePatterns);
  }
}
