package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import java.util.List;
import java.util.Map;

/**
 * How cells are read once the shape of the file is known.
 *
 * @param dialect the structural bytes
 * @param nullWords unquoted cells with one of these texts are null, besides empty ones
 * @param emptyIsNull whether an unquoted empty cell is null; else it is empty text
 * @param trim whether blanks and tabs around unquoted cells are ignored
 * @param datePatterns how dates are written, per column, when not ISO 8601
 * @param numbers how numbers are written
 * @param eager whether all cells of a row are typed when the row is read
 * @param maxRecordBytes a record longer than this fails the run
 */
public record CsvOptions(
    CsvDialect dialect,
    List<String> nullWords,
    boolean emptyIsNull,
    boolean trim,
    Map<String, DatePattern> datePatterns,
    NumberStyle numbers,
    boolean eager,
    int maxRecordBytes) {
  public CsvOptions {
    nullWords = List.copyOf(nullWords);
    datePatterns = Map.copyOf(datePatterns);
  }
}
