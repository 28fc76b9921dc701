package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

/**
 * A column that the rows of a result are ordered by. Nulls come last either way. Immutable.
 *
 * @param column a key, measure or calculated column of the result
 * @param descending whether large values come first
 * @since 0.1
 */
public record Order(String column, boolean descending) {
  public Order {
    requireNonNull(column, "column");
  }

  /** Small values first. */
  public static Order asc(String column) {
    return new Order(column, false);
  }

  /** Large values first. */
  public static Order desc(String column) {
    return new Order(column, true);
  }

  @Override
  public String toString() {
    return QueryText.quoted(column) + (descending ? " desc" : "");
  }
}
