package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Scopes in the names of the data. */
public final class ScopeNames {
  private ScopeNames() {}

  /** Member names joined by a comma; empty for all rows. */
  public static String of(Cube cube, Scope scope) {
    return filters(cube, scope).values().stream().collect(Collectors.joining(", "));
  }

  /** Dimension name to member name. */
  public static Map<String, String> filters(Cube cube, Scope scope) {
    Map<String, String> filters = new LinkedHashMap<>();
    for (Scope.Filter filter : scope.filters()) {
      filters.put(
          cube.dimensions().get(filter.dimension()).name(),
          cube.dimensions().get(filter.dimension()).members().get(filter.member()));
    }
    return filters;
  }
}
