package io.bi4j.insights.internal.stat;

/**
 * A small generator of pseudo-random numbers whose output is fixed by its seed on every JDK.
 *
 * <p>The JDK's own generators may change their Gaussian algorithm between releases; reports must
 * not. Confined to one thread.
 *
 * <p><b>Source.</b> SplitMix64: Steele, Lea, Flood, OOPSLA 2014. Gaussians: Marsaglia's polar
 * method.
 */
public final class SeededRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;
  private double spare;
  private boolean hasSpare;

  /** A generator for a base seed and the name of what it is used for. */
  public SeededRandom(long seed, String purpose) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    state = mix(seed ^ mix(hash));
  }

  public SeededRandom(long seed) {
    state = mix(seed);
  }

  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in {@code 0..bound-1}; the bias is below 2^-31 for every {@code int} bound. */
  public int nextInt(int bound) {
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }

  /** Uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  public double nextGaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double s;
    do {
      u = 2 * nextDouble() - 1;
      v = 2 * nextDouble() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
    spare = v * factor;
    hasSpare = true;
    return u * factor;
  }

  /** Shuffles in place (Fisher and Yates). */
  public void shuffle(double[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      double kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
