package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import java.util.BitSet;

/**
 * Periods in which a total lacks a part because all rows of a sizeable member are null.
 *
 * <p>A null is not a zero: without this rule a missing figure of a large member would look like a
 * fall of the total. Periods before a member's first and after its last value do not count, it may
 * have joined late or left.
 */
public final class NullParts {
  private static final double SIZEABLE = 0.02;

  private NullParts() {}

  /** Looks at dimensions with at most {@code mostMembers}. */
  public static BitSet find(Cube cube, CubeMeasure measure, int mostMembers) {
    BitSet lacking = new BitSet();
    for (int d = 0; d < cube.dimensions().size(); d++) {
      if (cube.dimensions().get(d).size() <= mostMembers && cube.overTime(d)) {
        lacking.or(lacking(cube, measure, d));
      }
    }
    return lacking;
  }

  private static BitSet lacking(Cube cube, CubeMeasure measure, int dimension) {
    double[] missing = new double[cube.periods()];
    double total = 0;
    for (Scope scope : cube.members(dimension)) {
      double[] values = cube.series(measure, scope);
      int first = 0;
      while (first < values.length && Double.isNaN(values[first])) {
        first++;
      }
      int last = values.length - 1;
      while (last >= 0 && Double.isNaN(values[last])) {
        last--;
      }
      double usual = mean(values);
      total += usual;
      int[] rows = cube.rows(scope);
      for (int t = first; t < last; t++) {
        missing[t] += Double.isNaN(values[t]) && rows[t] > 0 ? usual : 0;
      }
    }
    BitSet lacking = new BitSet();
    for (int t = 0; t < missing.length; t++) {
      lacking.set(t, total > 0 && missing[t] >= SIZEABLE * total);
    }
    return lacking;
  }

  private static double mean(double[] values) {
    double sum = 0;
    int n = 0;
    for (double v : values) {
      if (!Double.isNaN(v)) {
        sum += v;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }
}
