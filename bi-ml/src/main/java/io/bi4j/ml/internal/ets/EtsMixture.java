package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several forms fitted to one series, weighted by how well the corrected Akaike criterion supports
 * each: {@code exp(-delta / 2)}, where {@code delta} is the distance to the best form. Forms more than
 * ten behind are left out (Burnham and Anderson, <i>Model Selection and Multimodel Inference</i>, 2002,
 * section 2.6). Averaging exponential smoothing this way forecasts better than choosing one form
 * (Kolassa, <i>Int. J. Forecasting</i> 27, 2011).
 *
 * @param fits the forms, best first
 * @param weights their weights, summing to one
 */
public record EtsMixture(List<EtsFit> fits, List<Double> weights) {
  private static final double UNSUPPORTED = 10;

  public EtsMixture {
    fits = List.copyOf(fits);
    weights = List.copyOf(weights);
  }

  /** The one form alone. */
  public static EtsMixture of(EtsFit fit) {
    return new EtsMixture(List.of(fit), List.of(1.0));
  }

  /** The supported forms among these; empty when the series allows none of them. */
  public static Optional<EtsMixture> of(List<EtsForm> forms, double[] y, int seasonLength) {
    List<EtsFit> fits = EtsSelection.all(forms, y, seasonLength)
        .sorted(Comparator.comparingDouble(EtsFit::aicc)).toList();
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    double best = fits.get(0).aicc();
    List<EtsFit> supported =
        fits.stream().filter(fit -> fit.aicc() - best <= UNSUPPORTED).toList();
    List<Double> support =
        supported.stream().map(fit -> Math.exp(-0.5 * (fit.aicc() - best))).toList();
    double total = support.stream().mapToDouble(Double::doubleValue).sum();
    return Optional.of(new EtsMixture(supported, support.stream().map(s -> s / total).toList()));
  }

  /** What the forms together expect next; see {@link EtsOutlook#of}. */
  public EtsOutlook outlook(int horizon, int paths, long seed) {
    if (fits.size() == 1) {
      return EtsOutlook.of(fits.get(0), horizon, paths, seed);
    }
    List<NormalOutlook> parts = new ArrayList<>();
    for (EtsFit fit : fits) {
      parts.add((NormalOutlook) EtsOutlook.of(fit, horizon, paths, seed));
    }
    double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return MixedOutlook.of(parts, shares);
  }
}
