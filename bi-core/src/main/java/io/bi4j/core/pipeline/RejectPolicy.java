package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of a row that cannot be read or computed: a malformed cell, a failed cast, a broken
 * rule, a record with too many fields. Immutable.
 *
 * @param action what to do
 * @param maxRows the run fails when more rows than this are rejected
 * @param maxShare the run fails when more than this share of the rows read is rejected, 0 to 1;
 *     checked at the end of the run
 * @since 0.1
 */
public record RejectPolicy(Action action, long maxRows, double maxShare) {
  /** What to do with a row that has an error. */
  public enum Action {
    /** The run fails at the first error, naming row, column, value and rule. */
    FAIL,
    /**
     * The cell becomes null and is counted; a record that cannot be split, a row that breaks a rule
     * and one whose cell may not be null are rejected.
     */
    NULL,
    /** The row leaves the pipeline and is kept with its place, raw text and reason. */
    REJECT
  }

  /** A run keeps at most this many rejected rows unless it is told otherwise. */
  public static final long DEFAULT_MAX_ROWS = 1_000_000;

  public RejectPolicy {
    requireNonNull(action, "action");
    if (maxRows < 0) {
      throw new IllegalArgumentException("maxRows must be 0 or more, was " + maxRows + ".");
    }
    if (!(maxShare >= 0 && maxShare <= 1)) {
      throw new IllegalArgumentException("maxShare must be 0..1, was " + maxShare + ".");
    }
  }

  /** The run fails at the first error. The default. */
  public static RejectPolicy fail() {
    return new RejectPolicy(Action.FAIL, 0, 0);
  }

  /** Cells with an error become null. */
  public static RejectPolicy nulls() {
    return new RejectPolicy(Action.NULL, DEFAULT_MAX_ROWS, 1);
  }

  /** Rows with an error are kept aside. */
  public static RejectPolicy reject() {
    return new RejectPolicy(Action.REJECT, DEFAULT_MAX_ROWS, 1);
  }

  /** The same policy with another limit on the number of rejected rows. */
  public RejectPolicy maxRows(long rows) {
    return new RejectPolicy(action, rows, maxShare);
  }

  /** The same policy with another limit on the share of rejected rows. */
  public RejectPolicy maxShare(double share) {
    return new RejectPolicy(action, maxRows, share);
  }
}
