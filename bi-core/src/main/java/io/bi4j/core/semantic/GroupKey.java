package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a result stand for: a value of a dimension, or a period of a time. Immutable.
 *
 * @param dimension the dimension
 * @param grain the length of the periods, or null for the values as they are
 * @since 0.1
 */
public record GroupKey(String dimension, @Nullable Grain grain) {
  public GroupKey {
    requireNonNull(dimension, "dimension");
  }

  /** The values of a dimension. */
  public static GroupKey of(String dimension) {
    return new GroupKey(dimension, null);
  }

  /** The periods of a time dimension. */
  public static GroupKey of(String dimension, Grain grain) {
    return new GroupKey(dimension, requireNonNull(grain, "grain"));
  }

  /**
   * The column of the result: {@code order_date_month}; a dimension named for its grain keeps it.
   */
  public String column() {
    if (grain == null) {
      return dimension;
    }
    String suffix = grain.name().toLowerCase(Locale.ROOT);
    return dimension.toLowerCase(Locale.ROOT).endsWith(suffix)
        ? dimension
        : dimension + "_" + suffix;
  }

  @Override
  public String toString() {
    return grain == null
        ? QueryText.quoted(dimension)
        : grain.name().toLowerCase(Locale.ROOT) + "(" + QueryText.quoted(dimension) + ")";
  }
}
