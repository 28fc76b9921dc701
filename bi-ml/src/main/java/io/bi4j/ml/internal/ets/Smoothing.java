package io.bi4j.ml.internal.ets;

/**
 * The smoothing parameters. Those a form does not have are neutral: {@code beta} and {@code gamma}
 * zero, {@code phi} one.
 *
 * @param alpha weight of the newest error in the level
 * @param beta weight of the newest error in the growth
 * @param gamma weight of the newest error in the season
 * @param phi damping of the growth per step
 */
public record Smoothing(double alpha, double beta, double gamma, double phi) {

  /** The usual bounds of {@code alpha}, {@code beta} and {@code gamma}. */
  static final double LOWEST = 1e-4;

  static final double HIGHEST = 1 - 1e-4;
  static final double LOWEST_PHI = 0.8;
  static final double HIGHEST_PHI = 0.98;
}
