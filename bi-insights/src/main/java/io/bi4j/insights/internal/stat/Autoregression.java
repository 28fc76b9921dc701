package io.bi4j.insights.internal.stat;

/**
 * An autoregressive model of noise: how much a series remembers, and series that remember as much.
 *
 * <p>Fitted by Yule and Walker's equations, order by the corrected Akaike criterion, at least 1.
 * The sum of the coefficients is then freed of the small-sample bias that dividing by {@code n} and
 * removing {@code k} fitted constants (mean, slope, step heights) cause, and never taken below
 * zero. That is {@link #fit}. {@link #fitCautiously} adds one standard error to the sum: tests use
 * it, because a memory taken too small makes p-values too small.
 *
 * <p><b>Source.</b> Brockwell and Davis, ch. 8; Hurvich and Tsai 1989 (AICc); bias of the
 * Yule-Walker estimate after Shaman and Stine, JASA 83 (1988): -(k + (k + 3) phi) / n.
 */
public final class Autoregression {
  private static final double MOST_MEMORY = 0.98;

  /**
   * Standard errors that caution adds: a sample that happens to look independent is not trusted.
   */
  private static final double CARE = 1;

  private final double[] phi;
  private final double[] innovations;
  private final double memory;
  private final double factor;
  private final double variance;

  private Autoregression(double[] phi, double[] innovations, double variance) {
    this.phi = phi;
    this.innovations = innovations;
    this.memory = Sample.sum(phi);
    this.factor = longRunFactor(phi);
    this.variance = variance;
  }

  /** The likeliest memory of residuals from which {@code constants} parameters were removed. */
  public static Autoregression fit(double[] residuals, int constants) {
    return fit(residuals, constants, 0);
  }

  /**
   * As {@link #fit}, with a memory one standard error larger, and with it the long-run factor, the
   * long-run deviation and what is simulated. The plain factor is below the true one in every
   * second sample, this one in about every fourth.
   */
  public static Autoregression fitCautiously(double[] residuals, int constants) {
    return fit(residuals, constants, CARE);
  }

  private static Autoregression fit(double[] residuals, int constants, double care) {
    int n = residuals.length;
    double[] phi = corrected(yuleWalker(residuals), n, constants, care);
    Autoregression plain = new Autoregression(phi, innovations(residuals, phi), 1);
    double lost = Math.min(0.75 * n, constants * plain.longRunFactor());
    return new Autoregression(phi, plain.innovations, squares(residuals) / (n - lost));
  }

  /** Coefficients of the order that the corrected Akaike criterion prefers, at least one. */
  private static double[] yuleWalker(double[] residuals) {
    int n = residuals.length;
    int maxOrder = Math.max(1, Math.min(6, n / 12));
    double[] acf = autocorrelation(residuals, Math.min(maxOrder, n - 1));
    double[] best = {acf.length > 1 ? acf[1] : 0};
    double bestScore = Double.POSITIVE_INFINITY;
    double[][] byOrder = levinson(acf);
    for (int order = 1; order < acf.length; order++) {
      double error = unexplained(acf, byOrder[order]);
      double score =
          n * Math.log(Math.max(error, 1e-12)) + 2.0 * (order + 1) * n / (n - order - 2.0);
      if (score < bestScore - 1e-9) {
        bestScore = score;
        best = byOrder[order];
      }
    }
    return best;
  }

  /** Sum of the coefficients, in [0, 1). */
  public double memory() {
    return memory;
  }

  /**
   * Long-run variance over plain variance, at least 1: by this factor the variance of a mean of
   * many values is larger than if they were independent.
   */
  public double longRunFactor() {
    return factor;
  }

  /**
   * Degrees of freedom for a statistic studentised by {@link #longRunSigma} over {@code n} values:
   * the effective number of values less two, but at most n / 6, because the memory itself is an
   * estimate; not positive when too few values are independent.
   */
  public double degrees(int n) {
    return Math.min(n / longRunFactor() - 2, n / 6.0);
  }

  /** Long-run standard deviation, in the unit of the series. */
  public double longRunSigma() {
    return Math.sqrt(variance * longRunFactor());
  }

  /** The same memory with at least this long-run standard deviation. */
  public Autoregression atLeast(double longRunSigma) {
    double own = longRunSigma();
    if (own >= longRunSigma || own == 0) {
      return this;
    }
    double ratio = longRunSigma / own;
    double[] wider = innovations.clone();
    for (int i = 0; i < wider.length; i++) {
      wider[i] *= ratio;
    }
    return new Autoregression(phi, wider, variance * ratio * ratio);
  }

  /**
   * Long-run deviation of first-order noise from the differences of neighbouring values, to which
   * steps of the level add a few outliers only. Differences are pulled in to three deviations; the
   * memory is raised by {@link #CARE} standard errors and a half.
   */
  public static double longRunSigmaOfDifferences(double[] x) {
    int n = x.length - 1;
    double[] steps = new double[n];
    for (int t = 0; t < n; t++) {
      steps[t] = x[t + 1] - x[t];
    }
    double limit = 3 * Sample.robustSigma(steps);
    double square = 0;
    double product = 0;
    for (int t = 0; t < n; t++) {
      steps[t] = Math.max(-limit, Math.min(limit, steps[t]));
      square += steps[t] * steps[t];
      product += t > 0 ? steps[t] * steps[t - 1] : 0;
    }
    double phi = square > 0 ? 1 + 2 * product / square : 0;
    double careful = Math.max(0, Math.min(MOST_MEMORY, phi + (CARE + 0.5) * 2 / Math.sqrt(n)));
    double variance = square / n / (2 * (1 - Math.max(0, Math.min(MOST_MEMORY, phi))));
    return Math.sqrt(variance * (1 + careful) / (1 - careful));
  }

  /** A series of {@code n} values of this model, its innovations drawn from the fitted ones. */
  public double[] simulate(int n, SeededRandom random) {
    int warmUp = 30 + (int) Math.min(400, 5 / (1 - memory));
    double[] x = new double[warmUp + n];
    for (int t = 0; t < x.length; t++) {
      double value = innovations[random.nextInt(innovations.length)];
      for (int i = 0; i < phi.length && i < t; i++) {
        value += phi[i] * x[t - 1 - i];
      }
      x[t] = value;
    }
    return java.util.Arrays.copyOfRange(x, warmUp, x.length);
  }

  /** What remains of {@code x} when its memory is removed; {@code order} values shorter. */
  public double[] whiten(double[] x) {
    double[] white = new double[Math.max(0, x.length - phi.length)];
    for (int t = phi.length; t < x.length; t++) {
      double value = x[t];
      for (int i = 0; i < phi.length; i++) {
        value -= phi[i] * x[t - 1 - i];
      }
      white[t - phi.length] = value;
    }
    return white;
  }

  /** Sample autocorrelations at lags 0..maxLag, divisor n. All zero beyond lag 0 for a constant. */
  public static double[] autocorrelation(double[] x, int maxLag) {
    double mean = Sample.mean(x);
    double[] acf = new double[maxLag + 1];
    double total = 0;
    for (double v : x) {
      total += (v - mean) * (v - mean);
    }
    acf[0] = 1;
    for (int lag = 1; lag <= maxLag && total > 0; lag++) {
      double sum = 0;
      for (int t = lag; t < x.length; t++) {
        sum += (x[t] - mean) * (x[t - lag] - mean);
      }
      acf[lag] = sum / total;
    }
    return acf;
  }

  /** Yule-Walker coefficients of every order up to {@code acf.length - 1}. */
  static double[][] levinson(double[] acf) {
    double[][] phi = new double[acf.length][];
    phi[0] = new double[0];
    double error = 1;
    for (int order = 1; order < acf.length; order++) {
      double sum = acf[order];
      for (int i = 0; i < order - 1; i++) {
        sum -= phi[order - 1][i] * acf[order - 1 - i];
      }
      double reflection = error > 1e-12 ? sum / error : 0;
      phi[order] = new double[order];
      phi[order][order - 1] = reflection;
      for (int i = 0; i < order - 1; i++) {
        phi[order][i] = phi[order - 1][i] - reflection * phi[order - 1][order - 2 - i];
      }
      error *= 1 - reflection * reflection;
    }
    return phi;
  }

  private static double unexplained(double[] acf, double[] phi) {
    double error = 1;
    for (int i = 0; i < phi.length; i++) {
      error -= phi[i] * acf[i + 1];
    }
    return error;
  }

  private static double[] corrected(double[] phi, int n, int constants, double care) {
    double sum = Sample.sum(phi);
    double bias = (constants + (constants + 3) * Math.max(0, sum)) / n;
    double[] plain = remembering(phi, sum + bias);
    if (care == 0) {
      return plain;
    }
    double target = sum + bias + care * Math.sqrt(Math.max(0, 1 - sum * sum) / n);
    double[] raised = remembering(phi, target);
    double factor = longRunFactor(plain);
    // With swinging coefficients a larger sum may mean a smaller factor; first order never swings.
    return longRunFactor(raised) >= factor
        ? raised
        : new double[] {memory(Math.max(target, (factor - 1) / (factor + 1)))};
  }

  /** Coefficients in the proportions of {@code phi} whose sum is {@code target}, if stationary. */
  private static double[] remembering(double[] phi, double target) {
    double sum = Sample.sum(phi);
    double kept = memory(target);
    if (sum < 0.2) {
      return new double[] {kept};
    }
    double[] scaled = phi.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= kept / sum;
    }
    return stationary(scaled) ? scaled : new double[] {kept};
  }

  private static double memory(double sum) {
    return Math.max(0, Math.min(MOST_MEMORY, sum));
  }

  private static boolean stationary(double[] phi) {
    for (double reflection : reflections(phi)) {
      if (Math.abs(reflection) >= 0.999) {
        return false;
      }
    }
    return true;
  }

  /**
   * Long-run over plain variance: with unit innovations the plain one is the product of 1 / (1 -
   * r^2) over the reflection coefficients r, the long-run one 1 / (1 - sum of phi)^2.
   */
  private static double longRunFactor(double[] phi) {
    double explained = 1;
    for (double reflection : reflections(phi)) {
      explained *= 1 - reflection * reflection;
    }
    double forgotten = 1 - Sample.sum(phi);
    return Math.max(1, Math.max(explained, 1e-6) / (forgotten * forgotten));
  }

  /**
   * Reflection coefficients by stepping down the order (Schur and Cohn); stops at an unstable one.
   */
  private static double[] reflections(double[] phi) {
    double[] reflections = new double[phi.length];
    double[] current = phi;
    for (int order = phi.length; order >= 1; order--) {
      double reflection = current[order - 1];
      reflections[order - 1] = reflection;
      if (Math.abs(reflection) >= 0.999) {
        break;
      }
      double[] lower = new double[order - 1];
      for (int i = 0; i < order - 1; i++) {
        lower[i] =
            (current[i] + reflection * current[order - 2 - i]) / (1 - reflection * reflection);
      }
      current = lower;
    }
    return reflections;
  }

  private static double[] innovations(double[] residuals, double[] phi) {
    double[] e = new double[Math.max(1, residuals.length - phi.length)];
    for (int t = phi.length; t < residuals.length; t++) {
      double value = residuals[t];
      for (int i = 0; i < phi.length; i++) {
        value -= phi[i] * residuals[t - 1 - i];
      }
      e[t - phi.length] = value;
    }
    double mean = Sample.mean(e);
    for (int t = 0; t < e.length; t++) {
      e[t] -= mean;
    }
    return e;
  }

  private static double squares(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }
}
