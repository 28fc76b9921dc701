package io.bi4j.core.internal.jsonl;

import io.bi4j.core.internal.parse.DatePattern;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values are read.
 *
 * @param datePatterns how dates are written, per column, when not ISO 8601
 * @param zone where clocks stand that times without a zone were read from, or null
 * @param eager whether all values of a row are typed when the row is read
 */
public record JsonOptions(
    Map<String, DatePattern> datePatterns, @Nullable ZoneId zone, boolean eager) {
  /** ISO 8601 dates, no zone, values typed when needed. */
  public static final JsonOptions DEFAULT = new JsonOptions(Map.of(), null, false);

  public JsonOptions {
    datePatterns = Map.copyOf(datePatterns);
  }
}
