package io.bi4j.ml.internal.ets;

import io.bi4j.core.model.Metrics;
import io.bi4j.ml.Forecast;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accuracy on the end of a series: several times the model is fitted to a beginning of the series
 * and judged on the values that follow, beside the seasonal naive forecast.
 */
final class RollingOrigin {
  private static final int SHORTEST_TRAINING = 8;

  private final double[] y;
  private final int season;
  private final double level;
  private int count;
  private int inside;
  private double smape;
  private double mase;
  private double smapeNaive;
  private double maseNaive;
  private int scaled;

  private RollingOrigin(double[] y, int season, double level) {
    this.y = y;
    this.season = season;
    this.level = level;
  }

  /**
   * Measures up to {@code folds} hold-outs of up to {@code horizon} values, as far as the series is
   * long enough.
   *
   * @param fit fits a beginning of the series; empty when it is too short for the model
   */
  static Metrics measure(
      double[] y,
      int season,
      int folds,
      int horizon,
      double level,
      Function<double[], Optional<EtsMixture>> fit) {
    RollingOrigin rolling = new RollingOrigin(y, season, level);
    int steps = Math.min(horizon, Math.max(1, y.length / 4));
    int shortest = Math.max(SHORTEST_TRAINING, 2 * season);
    for (int fold = 1; fold <= folds; fold++) {
      int origin = y.length - fold * steps;
      if (origin < shortest) {
        break;
      }
      double[] known = Arrays.copyOf(y, origin);
      fit.apply(known).ifPresent(model -> rolling.judge(known, model, steps));
    }
    return rolling.metrics();
  }

  private void judge(double[] known, EtsMixture model, int steps) {
    EtsOutlook outlook = model.outlook(steps);
    double[] mean = outlook.mean();
    EtsOutlook.Band band = outlook.band(level);
    double scale = naiveError(known);
    for (int h = 0; h < steps; h++) {
      double actual = y[known.length + h];
      double naive = known[known.length - season + h % season];
      count++;
      inside += actual >= band.low()[h] && actual <= band.high()[h] ? 1 : 0;
      smape += percent(actual, mean[h]);
      smapeNaive += percent(actual, naive);
      if (scale > 0) {
        scaled++;
        mase += Math.abs(actual - mean[h]) / scale;
        maseNaive += Math.abs(actual - naive) / scale;
      }
    }
  }

  private static double percent(double actual, double forecast) {
    double size = Math.abs(actual) + Math.abs(forecast);
    return size == 0 ? 0 : 200 * Math.abs(actual - forecast) / size;
  }

  private double naiveError(double[] known) {
    double sum = 0;
    for (int t = season; t < known.length; t++) {
      sum += Math.abs(known[t] - known[t - season]);
    }
    return sum / (known.length - season);
  }

  private Metrics metrics() {
    if (count == 0) {
      return Metrics.none();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(Metrics.SMAPE, smape / count);
    values.put(Forecast.SMAPE_NAIVE, smapeNaive / count);
    if (scaled > 0) {
      values.put(Metrics.MASE, mase / scaled);
      values.put(Forecast.MASE_NAIVE, maseNaive / scaled);
    }
    values.put(Metrics.COVERAGE, (double) inside / count);
    values.put(Forecast.HELD_OUT, (double) count);
    return Metrics.of(values);
  }
}
