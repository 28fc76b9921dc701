package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.cube.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The common rows of two scopes. */
final class Intersection {
  private Intersection() {}

  /**
   * Empty when the scopes fix one dimension at different members, or need more than two filters.
   */
  static Optional<Scope> of(Scope a, Scope b) {
    List<Scope.Filter> filters = new ArrayList<>(a.filters());
    for (Scope.Filter filter : b.beyond(a)) {
      if (filters.stream().anyMatch(f -> f.dimension() == filter.dimension())) {
        return Optional.empty();
      }
      filters.add(filter);
    }
    if (filters.size() > 2) {
      return Optional.empty();
    }
    filters.sort(Comparator.comparingInt(Scope.Filter::dimension));
    return Optional.of(new Scope(filters));
  }
}
