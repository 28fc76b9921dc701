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
   * Decides columns and splits: when a pipeline is built, and again for each run into a sink.
   *
   * @throws io.bi4j.core.BiException when the source cannot be reached or understood
   */
  ReadPlan plan(ReadRequest request);

  /**
   * Opens a reader of a split. An interrupted run goes on with the splits that it began with, in
   * another process and after another plan, so the id of a split must say all that is needed.
   *
   * @param from where to go on, or null to begin at the start
   */
  RecordReader open(Split split, @Nullable SplitPosition from);

  /**
   * What to remember after these splits were read and committed; the next run gets it in {@link
   * ReadRequest#state()}. Called at every commit with all splits that the run has finished so far.
   *
   * @param before what was remembered when the run began
   */
  default StreamState merge(StreamState before, List<FinishedSplit> finished) {
    return before;
  }
}
