package io.bi4j.core.spi;

import io.bi4j.core.state.SplitPosition;
import io.bi4j.core.state.StreamState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from. Immutable: planning and opening may happen any number of times.
 *
 * @since 0.1
 */
public interface Source {
  /** A short name for messages and reports; never a secret. */
  String name();

  /** Whether reading comes to an end by itself. */
  Boundedness boundedness();

  /** Whether the same rows can be read again; as of now, by a query, unless this says otherwise. */
  default Replay replay() {
    return Replay.CHANGING;
  }

  /**
   * Decides columns and splits.
   *
   * @throws io.bi4j.core.BiException when the source cannot be reached or understood
   */
  ReadPlan plan(ReadRequest request);

  /**
   * Opens a reader of a split of the last plan.
   *
   * @param from where to go on, or null to begin at the start
   */
  RecordReader open(Split split, @Nullable SplitPosition from);

  /** What to remember after these splits were read and committed. */
  default StreamState merge(StreamState before, List<FinishedSplit> finished) {
    return before;
  }
}
