package io.bi4j.insights.internal.stat;

/** Control of the false discovery rate over all hypotheses of a run (Benjamini, Hochberg 1995). */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** The q-value of every p: the smallest rate at which its hypothesis would be rejected. */
  public static double[] qValues(double[] p) {
    int[] order = Sample.ascendingOrder(p);
    double[] q = new double[p.length];
    double smallest = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int i = order[rank - 1];
      smallest = Math.min(smallest, p[i] * p.length / rank);
      q[i] = smallest;
    }
    return q;
  }
}
