package io.bi4j.ml.internal.optimize;

/** A function to minimise, with gradient and an approximate, positive semi-definite curvature. */
public interface Objective {

  /** The value; infinite or NaN where the function is not defined. */
  double value(double[] at);

  /**
   * Fills the gradient and the lower triangle of the curvature at a point where value is finite.
   */
  void derivatives(double[] at, double[] gradient, double[][] curvature);
}
