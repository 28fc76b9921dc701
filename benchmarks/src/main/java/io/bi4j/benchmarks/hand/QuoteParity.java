package io.bi4j.benchmarks.hand;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Whether each chunk starts inside quotes: the parity of all quotes before it. Each chunk adds its
 * own parity as soon as it has counted, so the only thing chunks wait for is one bit. Thread-safe.
 */
final class QuoteParity {
  private static final int OUTSIDE = 1;
  private static final int INSIDE = 2;
  private static final int SPINS = 1_000;

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
    for (int waits = 0; start == 0; waits++) {
      if (failed) {
        throw new IllegalStateException("Another thread failed; see its error.");
      }
      if (waits < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield(); // the thread that is waited for may need this processor
      }
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
