package io.bi4j.ml.internal.optimize;

import java.util.Arrays;

/**
 * Damped Gauss–Newton search inside a box: Levenberg's and Marquardt's damping, steps projected
 * onto the bounds, entries held that stand on a bound with the slope pointing outwards. Scale-free
 * in each entry. Confined to one thread.
 *
 * <p>Source: Nocedal and Wright, <i>Numerical Optimization</i>, chapters 10 and 16.7.
 */
public final class BoxMinimizer {
  private static final double LARGEST_DAMPING = 1e12;

  private final Objective objective;
  private final double[] lower;
  private final double[] upper;
  private final double[] gradient;
  private final double[][] curvature;
  private final double[][] factor;

  /** A minimiser of one function inside bounds, which may be infinite. */
  public BoxMinimizer(Objective objective, double[] lower, double[] upper) {
    this.objective = objective;
    this.lower = lower.clone();
    this.upper = upper.clone();
    this.gradient = new double[lower.length];
    this.curvature = triangle(lower.length);
    this.factor = triangle(lower.length);
  }

  /**
   * Where the search ended.
   *
   * @param at the point
   * @param value the function there
   */
  public record Minimum(double[] at, double value) {}

  /**
   * Descends from a start inside the bounds until an accepted step gains less than {@code
   * tolerance} twice in a row, no step gains, or {@code steps} are used up. The first {@code held}
   * entries do not move.
   */
  public Minimum minimize(double[] start, int held, int steps, double tolerance) {
    double[] at = start.clone();
    double value = objective.value(at);
    double damping = 1e-3;
    int smallGains = 0;
    for (int step = 0; step < steps && smallGains < 2 && value < Double.POSITIVE_INFINITY; step++) {
      objective.derivatives(at, gradient, curvature);
      boolean moved = false;
      while (!moved && damping < LARGEST_DAMPING) {
        double[] trial = step(at, held, damping);
        double there = objective.value(trial);
        if (there < value) {
          smallGains = value - there < tolerance ? smallGains + 1 : 0;
          at = trial;
          value = there;
          damping = Math.max(damping / 8, 1e-12);
          moved = true;
        } else {
          damping *= 5;
        }
      }
      if (!moved) {
        break;
      }
    }
    return new Minimum(at, value);
  }

  private double[] step(double[] at, int held, double damping) {
    int size = at.length;
    boolean[] free = new boolean[size];
    for (int i = held; i < size; i++) {
      boolean pinned =
          (at[i] <= lower[i] && gradient[i] > 0) || (at[i] >= upper[i] && gradient[i] < 0);
      free[i] = !pinned && curvature[i][i] > 0;
    }
    double[] direction = solve(free, damping);
    double[] trial = new double[size];
    for (int i = 0; i < size; i++) {
      trial[i] = Math.min(upper[i], Math.max(lower[i], at[i] - direction[i]));
    }
    return trial;
  }

  /** Solves {@code (C + damping diag C) x = g} over the free entries; zero elsewhere. */
  private double[] solve(boolean[] free, double damping) {
    int size = gradient.length;
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        factor[i][j] = free[i] && free[j] ? curvature[i][j] : 0;
      }
      factor[i][i] = free[i] ? curvature[i][i] * (1 + damping) : 1;
      x[i] = free[i] ? gradient[i] : 0;
    }
    if (!Cholesky.factorize(factor)) {
      Arrays.setAll(x, i -> free[i] ? gradient[i] / (curvature[i][i] * (1 + damping)) : 0);
      return x;
    }
    Cholesky.solve(factor, x);
    return x;
  }

  private static double[][] triangle(int size) {
    double[][] rows = new double[size][];
    Arrays.setAll(rows, i -> new double[i + 1]);
    return rows;
  }
}
