package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * What a pipeline promises about its rows when a run is repeated after a crash, decided when it is
 * built from its sources, its steps and its sink. Immutable.
 *
 * @param level the promise
 * @param reason why it is that one, in words
 * @param resumable whether an interrupted run goes on behind its last commit; otherwise nothing was
 *     committed and it begins again
 * @since 0.1
 */
public record Delivery(Level level, String reason, boolean resumable) {
  /** Promises from weak to strong. */
  public enum Level {
    /** Every row of the committed range is in the sink once or more. */
    AT_LEAST_ONCE,
    /**
     * When the run has ended the sink holds what an undisturbed run would have left; meanwhile a
     * reader may see rows of an attempt that is repeated.
     */
    EFFECTIVELY_ONCE,
    /** The same, and at no moment does a reader see a row twice or half of a commit. */
    EXACTLY_ONCE
  }

  public Delivery {
    requireNonNull(level, "level");
    requireNonNull(reason, "reason");
  }

  /** Whether this promises as much as a level. */
  public boolean isAtLeast(Level wanted) {
    return level.compareTo(wanted) >= 0;
  }

  /** Level, reason, and what becomes of an interrupted run. */
  @Override
  public String toString() {
    return level
        + ": "
        + reason
        + "; an interrupted run "
        + (resumable ? "goes on behind its last commit" : "begins again, nothing was committed");
  }
}
