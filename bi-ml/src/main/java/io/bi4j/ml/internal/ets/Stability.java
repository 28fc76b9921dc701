package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm;

/**
 * Whether old observations lose their weight: the roots of the characteristic polynomial of the
 * discount matrix lie inside the unit circle (Hyndman et al. 2008, section 10.2). Decided by the
 * Schur–Cohn recursion without computing a root.
 */
final class Stability {
  private Stability() {}

  /** Whether parameters inside the usual bounds are admissible too. */
  static boolean isAdmissible(EtsForm form, Smoothing p, int seasonLength) {
    if (!form.hasSeason() || !form.hasTrend()) {
      return true; // the usual bounds lie inside the admissible region
    }
    return rootsInsideUnitCircle(characteristic(p, seasonLength));
  }

  /** Coefficients of the polynomial for level, growth and season, highest power first. */
  static double[] characteristic(Smoothing p, int m) {
    double[] c = new double[m + 2];
    double middle = p.alpha() + p.beta() - p.alpha() * p.phi();
    for (int i = 2; i < m; i++) {
      c[i] = middle;
    }
    c[0] = 1;
    c[1] = p.alpha() + p.beta() - p.phi();
    c[m] = middle + p.gamma() - 1;
    c[m + 1] = p.phi() * (1 - p.alpha() - p.gamma());
    return c;
  }

  static boolean rootsInsideUnitCircle(double[] monic) {
    double[] c = monic.clone();
    double[] shorter = new double[c.length];
    for (int k = c.length - 1; k > 0; k--) {
      double reflection = c[k];
      double rest = 1 - reflection * reflection;
      if (!(rest > 0)) {
        return false;
      }
      for (int i = 0; i < k; i++) {
        shorter[i] = (c[i] - reflection * c[k - i]) / rest;
      }
      System.arraycopy(shorter, 0, c, 0, k);
    }
    return true;
  }
}
