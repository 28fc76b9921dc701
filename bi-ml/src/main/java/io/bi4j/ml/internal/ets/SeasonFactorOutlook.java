package io.bi4j.ml.internal.ets;

/**
 * Means and variances of the forms with multiplicative error and season and no or additive trend:
 * class 3 of Hyndman et al. 2008, section 6.4.
 *
 * <p>Level and growth {@code x} times one season {@code z} is a vector {@code v = x z} that one
 * step turns into {@code (F + G e) v}, or {@code (1 + gamma e) (F + G e) v} when that season is
 * observed. Its first two moments therefore follow from themselves season by season, exactly, with
 * {@code e} normal.
 */
final class SeasonFactorOutlook {
  private final double sigma2;
  private final double gamma;
  private final double[][] f;
  private final double[][] g;
  private final double phi;
  private final double[][] first;
  private final double[][][] second;

  private SeasonFactorOutlook(EtsFit fit) {
    Smoothing p = fit.smoothing();
    this.sigma2 = fit.variance();
    this.gamma = p.gamma();
    this.phi = p.phi();
    this.f = new double[][] {{1, phi}, {0, phi}};
    this.g = new double[][] {{p.alpha(), p.alpha() * phi}, {p.beta(), p.beta() * phi}};
    EtsState end = fit.end();
    int m = fit.seasonLength();
    this.first = new double[m][];
    this.second = new double[m][][];
    for (int j = 0; j < m; j++) {
      double s = end.seasonAt(m - 1 - j);
      double[] v = {end.level() * s, end.growth() * s};
      first[j] = v;
      second[j] = new double[][] {{v[0] * v[0], v[0] * v[1]}, {v[0] * v[1], v[1] * v[1]}};
    }
  }

  static EtsOutlook of(EtsFit fit, int horizon) {
    SeasonFactorOutlook moments = new SeasonFactorOutlook(fit);
    double[] mean = new double[horizon];
    double[] variance = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      int now = h % fit.seasonLength();
      mean[h] = moments.first[now][0] + moments.phi * moments.first[now][1];
      double square = moments.expectationSquared(now);
      variance[h] = Math.max(0, square - mean[h] * mean[h]) + moments.sigma2 * square;
      moments.step(now);
    }
    return new NormalOutlook(mean, variance);
  }

  private double expectationSquared(int now) {
    double[][] s = second[now];
    return s[0][0] + 2 * phi * s[0][1] + phi * phi * s[1][1];
  }

  private void step(int now) {
    for (int j = 0; j < first.length; j++) {
      first[j] = stepFirst(first[j], j == now ? gamma * sigma2 : 0);
      second[j] = stepSecond(second[j], j == now ? gamma : 0);
    }
  }

  private double[] stepFirst(double[] v, double noise) {
    return new double[] {
      (f[0][0] + noise * g[0][0]) * v[0] + (f[0][1] + noise * g[0][1]) * v[1],
      (f[1][0] + noise * g[1][0]) * v[0] + (f[1][1] + noise * g[1][1]) * v[1]
    };
  }

  /**
   * {@code E[(1 + c e)^2 (F + G e) S (F + G e)']} with {@code E e^2 = sigma2, E e^4 = 3 sigma2^2}.
   */
  private double[][] stepSecond(double[][] s, double c) {
    double[][] ff = product(f, s, f);
    double[][] fg = product(f, s, g);
    double[][] gg = product(g, s, g);
    double onFf = 1 + c * c * sigma2;
    double onFg = 2 * c * sigma2;
    double onGg = sigma2 + 3 * c * c * sigma2 * sigma2;
    double[][] next = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        next[i][j] = onFf * ff[i][j] + onFg * (fg[i][j] + fg[j][i]) + onGg * gg[i][j];
      }
    }
    return next;
  }

  private static double[][] product(double[][] a, double[][] s, double[][] b) {
    double[][] result = new double[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          result[i][j] += a[i][k] * (s[k][0] * b[j][0] + s[k][1] * b[j][1]);
        }
      }
    }
    return result;
  }
}
