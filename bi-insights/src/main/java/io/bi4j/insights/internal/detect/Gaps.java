package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Periods without rows where rows are usual: in all data, or for one member.
 *
 * <p>A run of empty periods is reported when so long a run is next to impossible at the scope's own
 * usual rate of empty periods. That makes it a fact about the data; other detectors read the
 * periods as missing, also in totals that lack the member.
 */
public final class Gaps {
  private static final double REGULAR = 0.8;
  private static final int SHORTEST = 2;
  private static final double IMPOSSIBLE = 1e-4;

  private final Map<Scope, Gap> gaps = new LinkedHashMap<>();

  /** A run of empty periods. */
  record Gap(int from, int length, double usual, double p) {}

  /** Looks at all rows and at the members of dimensions with at most {@code mostMembers}. */
  public static Gaps find(Cube cube, int mostMembers) {
    Gaps found = new Gaps();
    if (cube.axis() == null) {
      return found;
    }
    Gap whole = longest(cube.rows(Scope.ALL));
    if (whole != null) {
      found.gaps.put(Scope.ALL, whole);
    }
    for (int d = 0; d < cube.dimensions().size(); d++) {
      if (cube.dimensions().get(d).size() > mostMembers) {
        continue;
      }
      for (Scope scope : cube.members(d)) {
        Gap gap = longest(cube.rows(scope));
        if (gap != null && !found.coveredByWhole(gap)) {
          found.gaps.put(scope, gap);
        }
      }
    }
    return found;
  }

  /** Periods in which a value of this scope is missing or lacks a part. */
  public BitSet incomplete(Scope scope) {
    BitSet periods = new BitSet();
    gaps.forEach(
        (where, gap) -> {
          boolean touches =
              where.contains(scope)
                  || scope.filters().stream()
                      .noneMatch(f -> f.dimension() == where.filters().get(0).dimension());
          if (touches) {
            periods.set(gap.from(), gap.from() + gap.length());
          }
        });
    return periods;
  }

  /** One fact per gap, told with the given measure. */
  List<Hypothesis> facts(Cube cube, CubeMeasure measure) {
    List<Hypothesis> facts = new ArrayList<>();
    TimeAxis axis = cube.axis();
    if (axis != null) {
      gaps.forEach((scope, gap) -> facts.add(fact(cube, axis, measure, scope, gap)));
    }
    return facts;
  }

  private boolean coveredByWhole(Gap gap) {
    Gap whole = gaps.get(Scope.ALL);
    return whole != null
        && gap.from() >= whole.from() - 1
        && gap.from() + gap.length() <= whole.from() + whole.length() + 1;
  }

  private static @Nullable Gap longest(int[] rows) {
    int start = -1;
    int length = 0;
    int empty = 0;
    for (int t = 0; t < rows.length; t++) {
      int run = t;
      while (run < rows.length && rows[run] == 0) {
        run++;
      }
      empty += run - t;
      if (run - t > length && t > 0) {
        start = t;
        length = run - t;
      }
      t = Math.max(t, run);
    }
    if (length < SHORTEST || rows.length - length < 12) {
      return null;
    }
    double usual = (empty - length + 0.5) / (rows.length - length + 1.0);
    double p = Math.min(1, rows.length * Math.pow(usual, length));
    return usual > 1 - REGULAR || p > IMPOSSIBLE ? null : new Gap(start, length, usual, p);
  }

  private static Hypothesis fact(
      Cube cube, TimeAxis axis, CubeMeasure measure, Scope scope, Gap gap) {
    FactSheet facts =
        new FactSheet()
            .date("start", axis.startOf(gap.from()))
            .date("end", axis.endOf(gap.from() + gap.length() - 1))
            .count("length", gap.length())
            .percent("usualShare", gap.usual())
            .name("grain", axis.grain().noun());
    boolean atEnd = gap.from() + gap.length() == axis.length();
    if (atEnd) {
      facts.name("open", "yes");
    }
    int[] rows = cube.rows(scope);
    double typical = 0;
    for (int r : rows) {
      typical += (double) r / (rows.length - gap.length());
    }
    facts.plain("usualRows", typical);
    Finding finding =
        new Finding(
            Direction.NONE,
            new Effect("length", gap.length(), axis.grain().noun() + "s"),
            Finding.score(gap.length(), 4),
            Math.min(1, gap.length() / (double) axis.length() + 0.1),
            facts,
            null,
            scope,
            Finding.Span.of(axis.startOf(gap.from()), axis.endOf(gap.from() + gap.length() - 1)),
            gap.from(),
            null);
    return new Hypothesis(
        InsightKind.MISSING_DATA,
        measure,
        scope,
        -1,
        "run of empty periods",
        gap.length(),
        rows.length,
        0,
        true,
        null,
        () -> finding);
  }
}
