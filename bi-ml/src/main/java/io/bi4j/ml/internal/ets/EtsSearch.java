package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;
import io.bi4j.ml.internal.optimize.BoxMinimizer;
import io.bi4j.ml.internal.optimize.BoxMinimizer.Minimum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Maximum likelihood over smoothing parameters and initial states together. The surface has several
 * valleys along {@code alpha}, so a few starts get their initial states first, and the best of them
 * are followed down.
 */
final class EtsSearch {
  private static final double[] ALPHAS = {0.03, 0.1, 0.3, 0.6, 0.95};
  private static final double[][] LEVEL_ONLY = {{0, 0}};
  private static final double[][] TREND_SHARES = {{0.02, 0}, {0.3, 0}, {0.9, 0}};
  private static final double[][] SEASON_SHARES = {{0, 0.02}, {0, 0.4}, {0, 0.9}};
  private static final double[][] BOTH_SHARES = {
    {0.02, 0.02}, {0.05, 0.5}, {0.4, 0.05}, {0.9, 0.9}
  };
  private static final int ENTERED = 8;
  private static final int FIRST_STEPS = 8;
  private static final int FOLLOWED = 2;
  private static final int STEPS = 120;
  private static final double TOLERANCE = 1e-6;

  private EtsSearch() {}

  /** The best parameters of a form for a series; empty when none is possible. */
  static Optional<EtsFit> fit(EtsForm form, int seasonLength, double[] y) {
    double floor = EtsObjective.floor(form.error(), y);
    EtsObjective objective = new EtsObjective(new Layout(form, seasonLength), y, floor);
    Layout layout = objective.layout;
    BoxMinimizer minimizer = new BoxMinimizer(objective, layout.lower(), layout.upper());
    EtsState first = FirstState.of(form, seasonLength, y);
    List<Minimum> valleys =
        startingPoints(layout).stream()
            .map(smoothing -> layout.vector(smoothing, first))
            .map(at -> minimizer.minimize(at, layout.smoothingCount(), 2, 0))
            .sorted(Comparator.comparingDouble(Minimum::value))
            .limit(ENTERED)
            .map(start -> minimizer.minimize(start.at(), 0, FIRST_STEPS, TOLERANCE))
            .sorted(Comparator.comparingDouble(Minimum::value))
            .limit(FOLLOWED)
            .map(start -> minimizer.minimize(start.at(), 0, STEPS, TOLERANCE))
            .toList();
    Minimum best = Collections.min(valleys, Comparator.comparingDouble(Minimum::value));
    if (!(best.value() < Double.POSITIVE_INFINITY)) {
      return Optional.empty();
    }
    return Optional.of(
        EtsFit.at(form, seasonLength, layout.smoothing(best.at()), layout.state(best.at()), y));
  }

  private static List<double[]> startingPoints(Layout layout) {
    List<double[]> points = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double[] shares : shares(layout)) {
        double[] point = new double[layout.smoothingCount()];
        point[0] = alpha;
        if (layout.beta >= 0) {
          point[layout.beta] = shares[0];
        }
        if (layout.gamma >= 0) {
          point[layout.gamma] = shares[1];
        }
        if (layout.phi >= 0) {
          point[layout.phi] = shares[0] < 0.1 ? 0.96 : 0.88;
        }
        points.add(point);
      }
    }
    return points;
  }

  private static double[][] shares(Layout layout) {
    if (layout.beta < 0) {
      return layout.gamma < 0 ? LEVEL_ONLY : SEASON_SHARES;
    }
    return layout.gamma < 0 ? TREND_SHARES : BOTH_SHARES;
  }
}
