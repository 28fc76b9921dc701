package io.bi4j.core.internal.settings;

import io.bi4j.core.internal.parse.NumberStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cells of a text table are written. Immutable.
 *
 * @param nullWords unquoted cells with one of these texts are null, besides empty ones
 * @param emptyIsNull whether an unquoted empty cell is null; else it is empty text
 * @param trim whether blanks and tabs around unquoted cells are ignored
 * @param numbers how numbers are written, or null when the sample shall say
 */
public record CellSettings(
    List<String> nullWords, boolean emptyIsNull, boolean trim, @Nullable NumberStyle numbers) {
  /** Empty cells are null, nothing is trimmed, numbers are as the sample says. */
  public static final CellSettings NONE = new CellSettings(List.of(), true, false, null);

  public CellSettings {
    nullWords = List.copyOf(nullWords);
  }

  public CellSettings withNullWords(List<String> words) {
    return new CellSettings(words, emptyIsNull, trim, numbers);
  }

  public CellSettings withEmptyAsText() {
    return new CellSettings(nullWords, false, trim, numbers);
  }

  public CellSettings withTrim() {
    return new CellSettings(nullWords, emptyIsNull, true, numbers);
  }

  public CellSettings withNumbers(NumberStyle style) {
    return new CellSettings(nullWords, emptyIsNull, trim, style);
  }
}
