package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A word that people use for a measure, a dimension or a value of a dimension. Immutable.
 *
 * @param language the language of the word as a BCP 47 tag, for example {@code en}
 * @param text the word or words
 * @param means the measure or dimension
 * @param value the value of the dimension that is meant, or null when the whole is
 * @since 0.1
 */
public record Term(String language, String text, String means, @Nullable String value) {
  public Term {
    requireNonNull(language, "language");
    requireNonNull(means, "means");
    if (text.isBlank()) {
      throw new IllegalArgumentException("A word for \"" + means + "\" is blank.");
    }
  }

  /** Another word for a measure or dimension. */
  public static Term of(String language, String text, String means) {
    return new Term(language, text, means, null);
  }

  /** Another word for a value of a dimension. */
  public static Term ofValue(String language, String text, String dimension, String value) {
    return new Term(language, text, dimension, requireNonNull(value, "value"));
  }
}
