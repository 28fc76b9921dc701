package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several forms fitted to one series, weighted by how well the corrected Akaike criterion supports
 * each: {@code exp(-delta / 2)}, where {@code delta} is the distance to the best form. Forms more
 * than ten behind are left out (Burnham and Anderson, <i>Model Selection and Multimodel
 * Inference</i>, 2002, section 2.6). Averaging exponential smoothing this way forecasts better than
 * choosing one form (Kolassa, <i>Int. J. Forecasting</i> 27, 2011).
 *
 * @param fits the forms, best first
 * @param weights their weights, summing to one
 * @param seed decides simulated futures
 */
public record EtsMixture(List<EtsFit> fits, List<Double> weights, long seed) {
  private static final double UNSUPPORTED = 10;
  private static final int PATHS = 5_000;

  public EtsMixture {
    fits = List.copyOf(fits);
    weights = List.copyOf(weights);
  }

  /** The one form alone. */
  public static EtsMixture of(EtsFit fit, long seed) {
    return new EtsMixture(List.of(fit), List.of(1.0), seed);
  }

  /**
   * The supported forms among these, which must have formulas for their variance; empty when the
   * series allows none of them.
   *
   * @param check called before each fit; may throw to stop
   */
  public static Optional<EtsMixture> of(
      List<EtsForm> forms, double[] y, int seasonLength, long seed, Runnable check) {
    List<EtsFit> fits =
        EtsSelection.all(forms, y, seasonLength, check)
            .sorted(Comparator.comparingDouble(EtsFit::aicc))
            .toList();
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    double best = fits.get(0).aicc();
    List<EtsFit> supported = fits.stream().filter(fit -> fit.aicc() - best <= UNSUPPORTED).toList();
    List<Double> support =
        supported.stream().map(fit -> Math.exp(-0.5 * (fit.aicc() - best))).toList();
    double total = support.stream().mapToDouble(Double::doubleValue).sum();
    return Optional.of(
        new EtsMixture(supported, support.stream().map(s -> s / total).toList(), seed));
  }

  /** What the forms together expect next. */
  public EtsOutlook outlook(int horizon) {
    if (fits.size() == 1) {
      return EtsOutlook.of(fits.get(0), horizon, PATHS, seed);
    }
    List<NormalOutlook> parts = new ArrayList<>();
    for (EtsFit fit : fits) {
      parts.add((NormalOutlook) EtsOutlook.of(fit, horizon, PATHS, seed));
    }
    double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return MixedOutlook.of(parts, shares);
  }

  /** The form, or the forms with the largest weights. */
  public String name() {
    if (fits.size() == 1) {
      return fits.get(0).form().toString();
    }
    StringBuilder name = new StringBuilder("ETS average of ");
    int named = Math.min(3, fits.size());
    for (int i = 0; i < named; i++) {
      name.append(i == 0 ? "" : ", ").append(fits.get(i).form().letters());
      name.append(' ').append(Math.round(100 * weights.get(i))).append(" %");
    }
    return named == fits.size() ? name.toString() : name + ", " + (fits.size() - named) + " more";
  }
}
