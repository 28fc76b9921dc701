package io.bi4j.testkit;

import java.util.function.Predicate;

/** Makes a failing list of choices shorter and smaller by halving, as long as it still fails. */
final class Shrinker {
  private static final int MAX_TRIES = 5_000;

  private final Predicate<long[]> fails;
  private int tries;
  private int steps;
  private long[] best = new long[0];

  Shrinker(Predicate<long[]> fails) {
    this.fails = fails;
  }

  /**
   * The simplest choices found.
   *
   * @param script the choices
   * @param steps how many simplifications led there
   */
  record Result(long[] script, int steps) {}

  Result shrink(long[] failing) {
    best = failing;
    int before;
    do {
      before = steps;
      dropBlocks();
      lowerNumbers();
    } while (steps > before && tries < MAX_TRIES);
    return new Result(best, steps);
  }

  private void dropBlocks() {
    for (int block = Math.max(1, best.length / 2); block >= 1; block /= 2) {
      int at = 0;
      while (at < best.length && tries < MAX_TRIES) {
        if (!accept(without(at, Math.min(block, best.length - at)))) {
          at += block;
        }
      }
    }
  }

  private long[] without(int from, int length) {
    long[] shorter = new long[best.length - length];
    System.arraycopy(best, 0, shorter, 0, from);
    System.arraycopy(best, from + length, shorter, from, best.length - from - length);
    return shorter;
  }

  private void lowerNumbers() {
    for (int i = 0; i < best.length && tries < MAX_TRIES; i++) {
      if (best[i] != 0 && !accept(with(i, 0))) {
        halve(i);
      }
    }
  }

  /** Searches the least failing number between 0, which passes, and the present one. */
  private void halve(int index) {
    long passes = 0;
    while (index < best.length && best[index] - passes > 1 && tries < MAX_TRIES) {
      long middle = passes + (best[index] - passes) / 2;
      if (!accept(with(index, middle))) {
        passes = middle;
      }
    }
  }

  private long[] with(int index, long number) {
    long[] changed = best.clone();
    changed[index] = number;
    return changed;
  }

  private boolean accept(long[] candidate) {
    tries++;
    if (!fails.test(candidate)) {
      return false;
    }
    best = candidate;
    steps++;
    return true;
  }
}
