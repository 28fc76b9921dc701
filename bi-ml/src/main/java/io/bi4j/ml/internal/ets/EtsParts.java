package io.bi4j.ml.internal.ets;

import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.Explanation.Contribution;
import java.util.ArrayList;
import java.util.List;

/** Takes a point forecast apart: level, what the trend adds, what the season adds. */
final class EtsParts {
  private EtsParts() {}

  static Explanation explain(EtsMixture mixture, int stepsAhead, double mean) {
    double level = 0;
    double trend = 0;
    double season = 0;
    boolean hasTrend = false;
    boolean hasSeason = false;
    for (int i = 0; i < mixture.fits().size(); i++) {
      EtsFit fit = mixture.fits().get(i);
      double weight = mixture.weights().get(i);
      double start = fit.end().level();
      double grown = grown(fit, stepsAhead);
      double value = LinearOutlook.means(fit, stepsAhead)[stepsAhead - 1];
      level += weight * start;
      trend += weight * (grown - start);
      season += weight * (value - grown);
      hasTrend |= fit.form().hasTrend();
      hasSeason |= fit.form().hasSeason();
    }
    List<Contribution> parts = new ArrayList<>();
    if (hasTrend) {
      parts.add(new Contribution("trend", stepsAhead + " steps", trend));
    }
    if (hasSeason) {
      parts.add(new Contribution("season", "", season));
    }
    double rest = mean - level - trend - season;
    if (Math.abs(rest) > 1e-12 * Math.abs(mean)) {
      parts.add(new Contribution("spread of coming errors", "", rest));
    }
    return new Explanation("unit of the series", level, parts, mean);
  }

  /** The level with the growth of some steps, without season. */
  private static double grown(EtsFit fit, int steps) {
    double level = fit.end().level();
    if (!fit.form().hasTrend()) {
      return level;
    }
    double damping = 1;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      damping *= fit.smoothing().phi();
      sum += damping;
    }
    double growth = fit.end().growth();
    return fit.form().trend().isMultiplicative()
        ? level * Math.pow(growth, sum)
        : level + growth * sum;
  }
}
