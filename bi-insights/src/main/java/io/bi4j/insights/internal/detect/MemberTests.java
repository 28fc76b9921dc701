package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.cube.Breakdown;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.stat.Autoregression;
import io.bi4j.insights.internal.stat.Distributions;
import io.bi4j.insights.internal.stat.Grubbs;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.TwoSample;
import java.util.Arrays;

/**
 * Tests of one member against others, on rows and on periods; when both can be made, the larger p
 * counts, so that neither heavy rows nor memory over time pass for a difference.
 *
 * <p>Comparing the first with the second by a two-sided test needs no correction for having chosen
 * the first after looking (Hung and Fithian, Annals of Statistics 47, 2019).
 */
final class MemberTests {
  private static final int FEWEST_PERIODS = 12;

  private final Cube cube;
  private final int dimension;
  private final Breakdown breakdown;
  private final boolean panel;

  MemberTests(Cube cube, int dimension, Breakdown breakdown) {
    this.cube = cube;
    this.dimension = dimension;
    this.breakdown = breakdown;
    this.panel = cube.panel();
  }

  /** A p-value and the name of the test that gave it. */
  record Outcome(double p, double statistic, String test) {}

  /** Whether the values of two members differ. */
  Outcome compare(int a, int b, boolean largest) {
    Outcome worst = null;
    if (!panel && enoughRows(a) && enoughRows(b)) {
      worst = byRows(a, b);
    }
    if (cube.periods() >= FEWEST_PERIODS && cube.overTime(dimension)) {
      double[] difference = difference(series(a), series(b));
      worst = larger(worst, byPeriods(difference));
    }
    return worst != null ? worst : byMembers(largest);
  }

  /** Whether one member outweighs all others together (additive measures). */
  Outcome outweighs(int member) {
    Outcome worst = null;
    if (!panel && enoughRows(member)) {
      double rest = Sample.sum(breakdown.numerators()) - breakdown.numerators()[member];
      double variance = Sample.sum(breakdown.squares());
      double z = (breakdown.numerators()[member] - rest) / Math.sqrt(variance);
      worst = new Outcome(Distributions.normalTwoSided(z), z, "share against one half by rows");
    }
    if (cube.periods() >= FEWEST_PERIODS && cube.overTime(dimension)) {
      double[] own = series(member);
      double[] all = new double[own.length];
      for (Scope scope : cube.members(dimension)) {
        double[] part = cube.series(breakdown.measure(), scope);
        for (int t = 0; t < all.length; t++) {
          all[t] += Double.isNaN(part[t]) ? 0 : part[t];
        }
      }
      double[] lead = new double[own.length];
      Arrays.setAll(lead, t -> 2 * own[t] - all[t]);
      worst = larger(worst, byPeriods(lead));
    }
    if (worst == null || worst.statistic() <= 0) {
      return new Outcome(1, 0, "share against one half");
    }
    return worst;
  }

  private boolean enoughRows(int member) {
    return breakdown.counts()[member] >= 5;
  }

  private Outcome byRows(int a, int b) {
    CubeMeasure measure = breakdown.measure();
    if (measure.additive()) {
      double variance = breakdown.squares()[a] + breakdown.squares()[b];
      double z = (breakdown.numerators()[a] - breakdown.numerators()[b]) / Math.sqrt(variance);
      return new Outcome(Distributions.normalTwoSided(z), z, "difference of totals by rows");
    }
    if (measure.aggregate() == CubeMeasure.Aggregate.MEAN) {
      TwoSample.Result welch = TwoSample.welch(breakdown.moments(a), breakdown.moments(b));
      return new Outcome(welch.p(), welch.statistic(), "Welch t");
    }
    return new Outcome(0, 0, "");
  }

  /** Whether the mean of a series with memory is zero; gaps are left out. */
  private static Outcome byPeriods(double[] raw) {
    double[] x = Arrays.stream(raw).filter(v -> !Double.isNaN(v)).toArray();
    if (x.length < FEWEST_PERIODS) {
      return new Outcome(1, 0, "paired periods");
    }
    double mean = Sample.mean(x);
    Autoregression noise =
        Autoregression.fitCautiously(Arrays.stream(x).map(v -> v - mean).toArray(), 1);
    double error = noise.longRunSigma() / Math.sqrt(x.length);
    double df = Math.max(1, noise.degrees(x.length));
    if (!(error > 0)) {
      return new Outcome(mean == 0 ? 1 : 0, 0, "paired periods");
    }
    double t = mean / error;
    return new Outcome(Distributions.studentTwoSided(t, df), t, "paired periods with memory");
  }

  /** One value per member is all there is: is the extreme one an outlier among them? */
  private Outcome byMembers(boolean largest) {
    double[] values = Arrays.stream(breakdown.values()).filter(v -> !Double.isNaN(v)).toArray();
    if (values.length < 5) {
      return new Outcome(1, 0, "Grubbs");
    }
    Grubbs plain = Grubbs.of(values, largest);
    if (Arrays.stream(values).min().orElse(0) <= 0) {
      return new Outcome(plain.p(), plain.g(), "Grubbs");
    }
    Grubbs logs = Grubbs.of(Arrays.stream(values).map(Math::log).toArray(), largest);
    return new Outcome(Math.max(plain.p(), logs.p()), plain.g(), "Grubbs");
  }

  private double[] series(int member) {
    return cube.series(breakdown.measure(), Scope.of(dimension, member));
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, t -> a[t] - b[t]);
    return difference;
  }

  private static Outcome larger(@org.jspecify.annotations.Nullable Outcome one, Outcome other) {
    return one == null || other.p() > one.p() ? other : one;
  }
}
