package io.bi4j.core.internal.exec;

/**
 * A reader that may meet cells which do not fit their column. It puts a null in their place and
 * reports them here, so that the policy of the run decides what becomes of the rows.
 */
public interface CellFaults {
  /** Hands over the faults of the last batch. A reader that is not asked fails at its next read. */
  void report(RowErrors errors);
}
