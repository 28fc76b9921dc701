package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scopes to examine, each on the finest time axis on which it has rows in nearly every period.
 *
 * <p>Pruning never looks at an outcome: a scope is left out for having too few rows, too few or too
 * sparse periods, or because its dimension has too many members.
 */
final class SearchSpace {
  static final int MOST_MEMBERS = 60;
  private static final int MOST_PAIRS = 400;
  private static final int FEWEST_PERIODS = 12;
  private static final int FEWEST_ROWS = 30;
  private static final double REGULAR = 0.9;

  private final List<Cube> cubes;
  private final double minImpact;
  private final Map<Scope, Cube> scopes = new LinkedHashMap<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final double totalRows;

  SearchSpace(List<Cube> cubes, MiningOptions options) {
    this.cubes = cubes;
    this.minImpact = options.minImpact();
    this.totalRows = rows(Scope.ALL);
    if (cubes.get(0).axis() == null) {
      return;
    }
    add(Scope.ALL);
    int dimensions = cubes.get(0).dimensions().size();
    for (int d = 0; d < dimensions && options.maxDepth() >= 1; d++) {
      if (size(d) > MOST_MEMBERS) {
        skip("dimension with more than " + MOST_MEMBERS + " members", 1);
        continue;
      }
      cubes.get(0).members(d).forEach(this::add);
    }
    for (int d = 0; d < dimensions && options.maxDepth() >= 2; d++) {
      for (int e = d + 1; e < dimensions; e++) {
        pairs(d, e);
      }
    }
  }

  /** Scopes in the order they were found, with the cube whose axis suits each. */
  Map<Scope, Cube> scopes() {
    return scopes;
  }

  Map<String, Long> skipped() {
    return skipped;
  }

  void skip(String rule, long times) {
    skipped.merge(rule, times, Long::sum);
  }

  /** Share of all rows. */
  double share(Scope scope) {
    return totalRows > 0 ? rows(scope) / totalRows : 0;
  }

  private void pairs(int d, int e) {
    if (size(d) * size(e) > MOST_PAIRS) {
      skip("pair of dimensions with more than " + MOST_PAIRS + " combinations", 1);
      return;
    }
    for (int a = 0; a < size(d); a++) {
      for (int b = 0; b < size(e); b++) {
        if (scopes.containsKey(Scope.of(d, a)) || scopes.containsKey(Scope.of(e, b))) {
          add(Scope.of(d, a, e, b));
        }
      }
    }
  }

  private void add(Scope scope) {
    double rows = rows(scope);
    if (rows < minImpact * totalRows) {
      skip("fewer rows than the smallest share", 1);
      return;
    }
    if (rows < FEWEST_ROWS && scope.depth() > 0) {
      skip("fewer than " + FEWEST_ROWS + " rows", 1);
      return;
    }
    for (Scope.Filter filter : scope.filters()) {
      Scope outer = Scope.of(filter.dimension(), filter.member());
      if (scope.depth() == 2 && rows(outer) == rows) {
        skip("same rows as a wider scope", 1);
        return;
      }
    }
    for (Cube cube : cubes) {
      if (cube.periods() >= FEWEST_PERIODS && cube.presence(scope) >= REGULAR) {
        scopes.put(scope, cube);
        return;
      }
    }
    skip("fewer than " + FEWEST_PERIODS + " periods, or rows in too few of them", 1);
  }

  private int size(int dimension) {
    return cubes.get(0).dimensions().get(dimension).size();
  }

  private double rows(Scope scope) {
    return Arrays.stream(cubes.get(0).rows(scope)).sum();
  }

  /** Scopes of at least one filter, for attribution. */
  List<Scope> segments() {
    List<Scope> segments = new ArrayList<>(scopes.keySet());
    segments.remove(Scope.ALL);
    return segments;
  }
}
