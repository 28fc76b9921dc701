package io.bi4j.ml.internal.ets;

import io.bi4j.ml.EtsForm.ErrorType;
import io.bi4j.ml.EtsForm.SeasonType;
import java.util.Arrays;

/**
 * The same pass as {@link Likelihood}, carrying along the derivative of every state by every entry
 * of the search vector. Yields the exact gradient of the deviance and the Gauss–Newton
 * approximation of its curvature. Confined to one thread.
 */
final class Tangents {
  private final Layout layout;
  private final double[] y;
  private final boolean relative;
  private final boolean growthFactor;
  private final boolean seasonFactor;
  private final int size;

  private final double[] dLevel;
  private final double[] dGrowth;
  private final double[] dGrown;
  private final double[] dDamped;
  private final double[] dExpected;
  private final double[] dOnLevel;
  private final double[][] dSeason;
  private final double[] dAlpha = new double[4];
  private final double[] dBeta = new double[4];
  private final double[] dGamma = new double[4];
  private final double[] dPhi = new double[4];

  private final double[] logGradient;
  private final double[] errorGradient;
  private double squares;

  Tangents(Layout layout, double[] y) {
    this.layout = layout;
    this.y = y;
    this.relative = layout.form.error() == ErrorType.MULTIPLICATIVE;
    this.growthFactor = layout.form.trend().isMultiplicative();
    this.seasonFactor = layout.form.season() == SeasonType.MULTIPLICATIVE;
    this.size = layout.size;
    this.dLevel = new double[size];
    this.dGrowth = new double[size];
    this.dGrown = new double[size];
    this.dDamped = new double[size];
    this.dExpected = new double[size];
    this.dOnLevel = new double[size];
    this.dSeason = new double[layout.seasonLength][size];
    this.logGradient = new double[size];
    this.errorGradient = new double[size];
  }

  /** Fills gradient and the lower triangle of the curvature of the deviance at a point. */
  void compute(double[] at, double floor, double[] gradient, double[][] curvature) {
    start(at);
    for (double[] row : curvature) {
      Arrays.fill(row, 0);
    }
    walk(layout.smoothing(at), layout.state(at), curvature);
    double weight = 2 * y.length / Math.max(squares, floor);
    for (int i = 0; i < size; i++) {
      gradient[i] = weight * errorGradient[i] + 2 * logGradient[i];
      for (int j = 0; j <= i; j++) {
        curvature[i][j] *= weight;
      }
    }
  }

  private void start(double[] at) {
    for (double[] array : new double[][] {dLevel, dGrowth, logGradient, errorGradient}) {
      Arrays.fill(array, 0);
    }
    squares = 0;
    dLevel[layout.level] = 1;
    if (layout.growth >= 0) {
      dGrowth[layout.growth] = 1;
    }
    int m = layout.seasonLength;
    for (int i = 0; i < m; i++) {
      Arrays.fill(dSeason[i], 0); // dSeason[0] is the oldest season, the next to come
    }
    for (int i = 0; i < m - 1; i++) {
      dSeason[m - 1 - i][layout.seasons + i] = 1;
      dSeason[0][layout.seasons + i] = -1;
    }
    startSmoothing(at);
  }

  private void startSmoothing(double[] at) {
    dAlpha[0] = 1;
    if (layout.beta >= 0) {
      dBeta[0] = at[layout.beta];
      dBeta[layout.beta] = at[0] - Smoothing.LOWEST;
    }
    if (layout.gamma >= 0) {
      dGamma[0] = -at[layout.gamma];
      dGamma[layout.gamma] = 1 - at[0] - Smoothing.LOWEST;
    }
    if (layout.phi >= 0) {
      dPhi[layout.phi] = 1;
    }
  }

  private void walk(Smoothing p, EtsState from, double[][] curvature) {
    double level = from.level();
    double growth = from.growth();
    int m = layout.seasonLength;
    double[] season = new double[m];
    for (int i = 0; i < m; i++) {
      season[i] = from.seasonAt(m - 1 - i);
    }
    for (int t = 0; t < y.length; t++) {
      int now = m == 0 ? 0 : t % m;
      double damped = growthFactor ? Math.pow(growth, p.phi()) : p.phi() * growth;
      double grown = growthFactor ? level * damped : level + damped;
      grow(p, level, growth, damped);
      double s = m == 0 ? 0 : season[now];
      double expected = seasonFactor ? grown * s : grown + s;
      expectation(now, grown, s);
      double distance = y[t] - expected;
      accumulate(distance, expected, y[t], curvature);
      double onLevel = seasonFactor ? distance / s : distance;
      tangentOnLevel(now, s, onLevel);
      if (layout.growth >= 0) {
        growth = damped + p.beta() * (growthFactor ? onLevel / level : onLevel);
        learnGrowth(p, level, onLevel);
      }
      level = grown + p.alpha() * onLevel;
      learnLevel(p, onLevel);
      if (m > 0) {
        double onSeason = seasonFactor ? distance / grown : distance;
        season[now] = s + p.gamma() * onSeason;
        learnSeason(p, now, grown, onSeason);
      }
    }
  }

  private void grow(Smoothing p, double level, double growth, double damped) {
    if (layout.growth < 0) {
      System.arraycopy(dLevel, 0, dGrown, 0, size);
      return;
    }
    double byGrowth = growthFactor ? p.phi() * damped / growth : p.phi();
    for (int i = 0; i < size; i++) {
      dDamped[i] = byGrowth * dGrowth[i];
    }
    if (layout.phi >= 0) {
      dDamped[layout.phi] += growthFactor ? damped * Math.log(growth) : growth;
    }
    double byLevel = growthFactor ? damped : 1;
    double byDamped = growthFactor ? level : 1;
    for (int i = 0; i < size; i++) {
      dGrown[i] = byLevel * dLevel[i] + byDamped * dDamped[i];
    }
  }

  private void expectation(int now, double grown, double s) {
    if (layout.seasonLength == 0) {
      System.arraycopy(dGrown, 0, dExpected, 0, size);
      return;
    }
    double[] ds = dSeason[now];
    double byGrown = seasonFactor ? s : 1;
    double bySeason = seasonFactor ? grown : 1;
    for (int i = 0; i < size; i++) {
      dExpected[i] = byGrown * dGrown[i] + bySeason * ds[i];
    }
  }

  private void accumulate(double distance, double expected, double value, double[][] curvature) {
    double error = relative ? distance / expected : distance;
    double slope = relative ? -value / (expected * expected) : -1;
    squares += error * error;
    double onGradient = error * slope;
    double onCurvature = slope * slope;
    for (int i = 0; i < size; i++) {
      double d = dExpected[i];
      errorGradient[i] += onGradient * d;
      double scaled = onCurvature * d;
      double[] row = curvature[i];
      for (int j = 0; j <= i; j++) {
        row[j] += scaled * dExpected[j];
      }
    }
    if (relative) {
      for (int i = 0; i < size; i++) {
        logGradient[i] += dExpected[i] / expected;
      }
    }
  }

  private void tangentOnLevel(int now, double s, double onLevel) {
    if (!seasonFactor) {
      for (int i = 0; i < size; i++) {
        dOnLevel[i] = -dExpected[i];
      }
      return;
    }
    double[] ds = dSeason[now];
    for (int i = 0; i < size; i++) {
      dOnLevel[i] = -(dExpected[i] + onLevel * ds[i]) / s;
    }
  }

  private void learnGrowth(Smoothing p, double level, double onLevel) {
    double onGrowth = growthFactor ? onLevel / level : onLevel;
    for (int i = 0; i < size; i++) {
      double d = growthFactor ? (dOnLevel[i] - onGrowth * dLevel[i]) / level : dOnLevel[i];
      dGrowth[i] = dDamped[i] + p.beta() * d;
    }
    addSmoothing(dGrowth, dBeta, onGrowth);
  }

  private void learnLevel(Smoothing p, double onLevel) {
    for (int i = 0; i < size; i++) {
      dLevel[i] = dGrown[i] + p.alpha() * dOnLevel[i];
    }
    addSmoothing(dLevel, dAlpha, onLevel);
  }

  private void learnSeason(Smoothing p, int now, double grown, double onSeason) {
    double[] ds = dSeason[now];
    for (int i = 0; i < size; i++) {
      double d = seasonFactor ? -(dExpected[i] + onSeason * dGrown[i]) / grown : -dExpected[i];
      ds[i] += p.gamma() * d;
    }
    addSmoothing(ds, dGamma, onSeason);
  }

  private void addSmoothing(double[] tangent, double[] smoothingTangent, double factor) {
    for (int i = 0; i < layout.smoothingCount(); i++) {
      tangent[i] += smoothingTangent[i] * factor;
    }
  }
}
