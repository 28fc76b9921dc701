package io.bi4j.core.internal.exec;

import java.util.List;

/** Runs every step of a clean-up, also after one of them failed. */
final class Closing {
  private Closing() {}

  /** Runs all; the first failure is thrown at the end, the others are attached to it. */
  static void all(List<Runnable> steps) {
    Throwable first = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException | Error e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (RuntimeException) first;
    }
  }
}
