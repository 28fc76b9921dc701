package io.bi4j.insights.internal.detect;

import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.SeasonTest;
import io.bi4j.insights.internal.stat.Seasonal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One series made ready for all detectors: gaps filled, scale chosen, season measured and removed.
 *
 * <p>A series that is positive and spreads over more than a factor of two is treated on the log
 * scale, where seasons and noise are proportional. Everything a detector needs twice is computed
 * once.
 */
public final class SeriesProfile {
  private static final int FEWEST = 12;
  private static final double MOST_MISSING = 0.2;
  private static final double LOG_SPREAD = 2;
  private static final double SEASON_P = 0.01;
  private static final double SEASON_STRENGTH = 0.15;

  private final CubeMeasure measure;
  private final Scope scope;
  private final TimeAxis axis;
  private final double[] values;
  private final boolean[] missing;
  private final boolean log;
  private final double[] scaled;
  private final @Nullable SeasonTest seasonTest;
  private final @Nullable Seasonal seasonal;
  private final double[] adjusted;
  private @Nullable StepModel steps;

  private SeriesProfile(
      CubeMeasure measure, Scope scope, TimeAxis axis, double[] values, boolean[] missing) {
    this.measure = measure;
    this.scope = scope;
    this.axis = axis;
    this.values = values;
    this.missing = missing;
    this.log = spreads(values);
    this.scaled = log ? Arrays.stream(values).map(Math::log).toArray() : values;
    int period = axis.grain().season();
    boolean testable = period > 1 && values.length >= 3 * period;
    this.seasonTest = testable ? SeasonTest.of(scaled, period) : null;
    Seasonal split = testable ? Seasonal.of(scaled, period) : null;
    boolean remove =
        seasonTest != null
            && split != null
            && seasonTest.p() < SEASON_P
            && split.strength() >= SEASON_STRENGTH;
    this.seasonal = split;
    this.adjusted = remove && split != null ? split.adjust(scaled) : scaled;
  }

  /**
   * Prepares a raw series, or says by null that it cannot be used: too short, too many gaps, mostly
   * zeros, or constant. Leading and trailing gaps are cut off.
   */
  public static @Nullable SeriesProfile of(
      CubeMeasure measure, Scope scope, TimeAxis axis, double[] raw) {
    int from = 0;
    while (from < raw.length && Double.isNaN(raw[from])) {
      from++;
    }
    int to = raw.length;
    while (to > from && Double.isNaN(raw[to - 1])) {
      to--;
    }
    double[] cut = Arrays.copyOfRange(raw, from, to);
    boolean[] missing = new boolean[cut.length];
    int gaps = 0;
    int zeros = 0;
    for (int t = 0; t < cut.length; t++) {
      missing[t] = Double.isNaN(cut[t]);
      gaps += missing[t] ? 1 : 0;
      zeros += cut[t] == 0 ? 1 : 0;
    }
    if (cut.length - gaps < FEWEST || gaps > MOST_MISSING * cut.length || 2 * zeros > cut.length) {
      return null;
    }
    TimeAxis part = new TimeAxis(axis.grain(), axis.startOf(from), cut.length);
    interpolate(cut);
    double spread = Sample.variance(cut);
    boolean flat = !(spread > 1e-20 * Math.max(1e-300, Sample.mean(cut) * Sample.mean(cut)));
    return flat || !Double.isFinite(spread)
        ? null
        : new SeriesProfile(measure, scope, part, cut, missing);
  }

  public CubeMeasure measure() {
    return measure;
  }

  public Scope scope() {
    return scope;
  }

  public TimeAxis axis() {
    return axis;
  }

  public int length() {
    return values.length;
  }

  /** Values in the measure's unit, gaps interpolated. */
  public double[] values() {
    return values;
  }

  /** Whether the value at {@code t} was interpolated. */
  public boolean missing(int t) {
    return missing[t];
  }

  public int missingCount() {
    int count = 0;
    for (boolean gap : missing) {
      count += gap ? 1 : 0;
    }
    return count;
  }

  /** Whether {@link #scaled} and {@link #adjusted} are logarithms. */
  public boolean log() {
    return log;
  }

  public double[] scaled() {
    return scaled;
  }

  /** Scaled values without their season, when there is one. */
  public double[] adjusted() {
    return adjusted;
  }

  /** The test of the grain's season; null when the series is too short for it. */
  public @Nullable SeasonTest seasonTest() {
    return seasonTest;
  }

  /** The split by the grain's season; null when the series is too short for it. */
  public @Nullable Seasonal seasonal() {
    return seasonal;
  }

  /** Season at {@code t} on the scaled axis, zero when none was removed. */
  public double removedSeason(int t) {
    return scaled[t] - adjusted[t];
  }

  /** A scaled value back in the measure's unit. */
  public double unscale(double value) {
    return log ? Math.exp(value) : value;
  }

  /**
   * Whether ratios of values mean something: no value is negative and the typical one is not small.
   */
  public boolean ratioScale() {
    double smallest = Arrays.stream(values).min().orElse(0);
    return smallest >= 0 && Sample.median(values) > 0;
  }

  /** Noise from period to period, without level and season, relative to the typical value. */
  public double noiseShare() {
    double[] steps = new double[adjusted.length - 1];
    for (int t = 1; t < adjusted.length; t++) {
      steps[t - 1] = adjusted[t] - adjusted[t - 1];
    }
    double noise = Sample.robustSigma(steps) / Math.sqrt(2);
    return log ? noise : noise / Math.max(1e-300, Math.abs(Sample.median(values)));
  }

  /** The step model of the adjusted series, fitted on first use. */
  public StepModel steps() {
    StepModel fitted = steps;
    if (fitted == null) {
      fitted = StepModel.fit(adjusted);
      steps = fitted;
    }
    return fitted;
  }

  /** Whether all observed values are whole numbers. */
  public boolean counts() {
    for (int t = 0; t < values.length; t++) {
      if (!missing[t] && (values[t] < 0 || values[t] != Math.rint(values[t]))) {
        return false;
      }
    }
    return true;
  }

  private static boolean spreads(double[] values) {
    double[] sorted = Sample.sorted(values);
    return sorted[0] > 0
        && Sample.sortedQuantile(sorted, 0.95) > LOG_SPREAD * Sample.sortedQuantile(sorted, 0.05);
  }

  private static void interpolate(double[] x) {
    for (int t = 1; t < x.length; t++) {
      if (!Double.isNaN(x[t])) {
        continue;
      }
      int next = t;
      while (Double.isNaN(x[next])) {
        next++;
      }
      double from = x[t - 1];
      double step = (x[next] - from) / (next - t + 1);
      for (int k = t; k < next; k++) {
        x[k] = from + step * (k - t + 1);
      }
      t = next;
    }
  }
}
