package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm.ErrorType;
import io.bi4j.ml.EtsForm.SeasonType;
import io.bi4j.ml.internal.optimize.Objective;

/** The deviance of one form over one series as a function of the search vector. */
final class EtsObjective implements Objective {
  final Layout layout;
  private final double[] y;
  private final double floor;
  private final Tangents tangents;

  EtsObjective(Layout layout, double[] y, double floor) {
    this.layout = layout;
    this.y = y;
    this.floor = floor;
    this.tangents = new Tangents(layout, y);
  }

  /** The sum of squares that counts as rounding for a series under one kind of error. */
  static double floor(ErrorType error, double[] y) {
    double squares = 0;
    for (double value : y) {
      squares += error == ErrorType.MULTIPLICATIVE ? 1 : value * value;
    }
    return Math.max(squares * 1e-20, Double.MIN_NORMAL);
  }

  @Override
  public double value(double[] at) {
    Smoothing smoothing = layout.smoothing(at);
    EtsState start = layout.state(at);
    if (!isPossible(start)
        || !Stability.isAdmissible(layout.form, smoothing, layout.seasonLength)) {
      return Double.POSITIVE_INFINITY;
    }
    Likelihood likelihood = Likelihood.of(layout.form, smoothing, start, y);
    if (layout.form.needsPositiveData() && !(likelihood.smallestExpectation() > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double deviance = likelihood.deviance(floor);
    return Double.isNaN(deviance) ? Double.POSITIVE_INFINITY : deviance;
  }

  private boolean isPossible(EtsState start) {
    if (layout.form.trend().isMultiplicative() && !(start.level() > 0 && start.growth() > 0)) {
      return false;
    }
    if (layout.form.season() == SeasonType.MULTIPLICATIVE) {
      for (int i = 0; i < layout.seasonLength; i++) {
        if (!(start.seasonAt(i) > 0)) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void derivatives(double[] at, double[] gradient, double[][] curvature) {
    tangents.compute(at, floor, gradient, curvature);
  }
}
