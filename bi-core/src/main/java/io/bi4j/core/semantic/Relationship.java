package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How rows of one entity point to rows of another: each order to one customer. Immutable.
 *
 * @param from the entity whose rows point
 * @param to the entity pointed to
 * @param on columns of {@code from} and the columns of {@code to} that they equal
 * @param kind how many rows meet
 * @since 0.1
 */
public record Relationship(String from, String to, Map<String, String> on, Kind kind) {
  /** How many rows meet. */
  public enum Kind {
    /** Many rows point to one. */
    MANY_TO_ONE,
    /** One row points to one. */
    ONE_TO_ONE
  }

  public Relationship {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(kind, "kind");
    on = Collections.unmodifiableMap(new LinkedHashMap<>(on));
    if (on.isEmpty()) {
      throw new IllegalArgumentException(
          "The relationship of " + from + " to " + to + " names no columns.");
    }
  }

  /** Many rows of {@code from} point to one of {@code to} by one column each. */
  public static Relationship manyToOne(String from, String column, String to, String key) {
    return new Relationship(from, to, Map.of(column, key), Kind.MANY_TO_ONE);
  }
}
