package io.bi4j.benchmarks.data;

/**
 * A stream of uniform draws that starts at a point fixed by (seed, row): SplitMix64 (Steele, Lea
 * and Flood 2014), chosen because it can start anywhere without history.
 */
final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  void startAt(long seed, long row) {
    state = mix(seed ^ mix(row + STEP));
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /** Uniform in {@code 0 .. bound - 1}; the bias of the multiply is below 2^-31 for our bounds. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** Small values more often than large ones, in {@code 0 .. bound - 1}: product of two draws. */
  int skewedBelow(int bound) {
    long bits = next();
    long product = (bits >>> 32) * (bits & 0xFFFFFFFFL) >>> 32;
    return (int) (product * bound >>> 32);
  }

  /** True in {@code parts} of 10,000 cases. */
  boolean chance(int parts) {
    return below(10_000) < parts;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
