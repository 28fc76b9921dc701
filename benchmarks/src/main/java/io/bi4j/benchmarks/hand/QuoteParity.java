package io.bi4j.benchmarks.hand;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Whether each chunk starts inside quotes: the parity of all quotes before it. Each chunk adds its
 * own parity as soon as it has counted, so the only thing chunks wait for is one bit. Thread-safe.
 */
final class QuoteParity {
  private static final int OUTSIDE = 1;
  private static final int INSIDE = 2;

  private final AtomicIntegerArray starts;
  private volatile boolean failed;

  QuoteParity(int chunks) {
    starts = new AtomicIntegerArray(chunks + 1);
    starts.set(0, OUTSIDE);
  }

  /**
   * Adds the parity of a chunk once that of all earlier ones is known.
   *
   * @return whether the chunk starts inside quotes
   */
  boolean startsInside(int chunk, boolean oddQuotes) {
    int start = starts.get(chunk);
    while (start == 0) {
      if (failed) {
        throw new IllegalStateException("Another thread failed; see its error.");
      }
      Thread.onSpinWait();
      start = starts.get(chunk);
    }
    starts.set(chunk + 1, oddQuotes ? OUTSIDE + INSIDE - start : start);
    return start == INSIDE;
  }

  /** Lets waiting threads end with an error. */
  void fail() {
    failed = true;
  }
}
