package io.bi4j.core.internal.infer;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user said about a file before its types are inferred.
 *
 * @param nullWords unquoted cells with one of these texts are null
 * @param emptyIsNull whether an unquoted empty cell is null
 * @param trim whether blanks around unquoted cells are ignored
 * @param numbers how numbers are written, or null when the sample shall say
 * @param datePatterns how dates of single columns are written
 * @param types columns whose type was declared
 * @param tolerance the share of cells, 0 to 1, that may break the type chosen for a column
 */
public record InferenceOptions(
    List<String> nullWords,
    boolean emptyIsNull,
    boolean trim,
    @Nullable NumberStyle numbers,
    Map<String, DatePattern> datePatterns,
    Map<String, DataType> types,
    double tolerance) {
  /** Nothing was said: empty cells are null, nothing is trimmed, every cell must fit. */
  public static final InferenceOptions NONE =
      new InferenceOptions(List.of(), true, false, null, Map.of(), Map.of(), 0);

  public InferenceOptions {
    nullWords = List.copyOf(nullWords);
    datePatterns = Map.copyOf(datePatterns);
    types = Map.copyOf(types);
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1), was " + tolerance);
    }
  }

  /** The same with other null words. */
  public InferenceOptions withNullWords(List<String> words) {
    return new InferenceOptions(words, emptyIsNull, trim, numbers, datePatterns, types, tolerance);
  }

  /** The same with trimming. */
  public InferenceOptions withTrim() {
    return new InferenceOptions(
        nullWords, emptyIsNull, true, numbers, datePatterns, types, tolerance);
  }

  /** The same with a style of numbers. */
  public InferenceOptions withNumbers(NumberStyle style) {
    return new InferenceOptions(
        nullWords, emptyIsNull, trim, style, datePatterns, types, tolerance);
  }

  /** The same with date patterns by column. */
  public InferenceOptions withDatePatterns(Map<String, DatePattern> patterns) {
    return new InferenceOptions(nullWords, emptyIsNull, trim, numbers, patterns, types, tolerance);
  }

  /** The same with declared types by column. */
  public InferenceOptions withTypes(Map<String, DataType> declared) {
    return new InferenceOptions(
        nullWords, emptyIsNull, trim, numbers, datePatterns, declared, tolerance);
  }

  /** The same with a share of cells that may break the type of their column. */
  public InferenceOptions withTolerance(double share) {
    return new InferenceOptions(nullWords, emptyIsNull, trim, numbers, datePatterns, types, share);
  }
}
