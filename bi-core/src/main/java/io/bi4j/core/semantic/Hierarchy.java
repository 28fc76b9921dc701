package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Dimensions from coarse to fine, each value of a finer one belonging to one value of the coarser:
 * country, city, store. Immutable.
 *
 * @param name the hierarchy's name
 * @param levels at least two dimensions, the coarsest first
 * @since 0.1
 */
public record Hierarchy(String name, List<String> levels) {
  public Hierarchy {
    requireNonNull(name, "name");
    levels = List.copyOf(levels);
    if (levels.size() < 2 || levels.stream().distinct().count() < levels.size()) {
      throw new IllegalArgumentException(
          "Hierarchy \"" + name + "\" needs two or more different levels, got " + levels + ".");
    }
  }
}
