package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.state.StreamState;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a pipeline had come when a sink committed. A sink that keeps it does so in the same
 * transaction as the rows, as the text of {@link #toJson()}; what it holds is the engine's
 * business.
 *
 * @param sequence one more with every commit over the life of the pipeline, counted from one
 * @param fence the {@link RunKey#fence()} of the process that committed
 * @param run the run that the rows belong to
 * @param last whether the run ends with this commit
 * @param states what each source of the pipeline is to remember, by source name
 * @param progress positions, counts and operator state of the engine
 * @since 0.1
 */
public record Checkpoint(
    long sequence,
    long fence,
    String run,
    boolean last,
    Map<String, StreamState> states,
    JsonObject progress) {
  public Checkpoint {
    requireNonNull(run, "run");
    requireNonNull(progress, "progress");
    states = java.util.Collections.unmodifiableMap(new TreeMap<>(states));
  }

  /** The only checkpoint of a run that commits once and has nothing to go on from. */
  public Checkpoint(long sequence, Map<String, StreamState> states) {
    this(sequence, 0, "", true, states, JsonObject.EMPTY);
  }

  /** The checkpoint as JSON; {@link #parse} reads it back. */
  public String toJson() {
    return CheckpointText.write(this);
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @throws BiException {@code core/bad-json} or {@code core/state-damaged} when it is something
   *     else
   */
  public static Checkpoint parse(String json) {
    return CheckpointText.read(json);
  }

  /**
   * Checks, within the sink's own transaction, that this commit may follow another.
   *
   * @param committed what the sink committed last
   * @param sink the name of the sink, for the message
   * @throws BiException {@code core/fenced} when another process took the pipeline over, {@code
   *     core/state-diverged} when commits are missing in between
   */
  public void requireAfter(Checkpoint committed, String sink) {
    if (committed.fence > fence) {
      throw new BiException(
          CoreErrors.FENCED,
          "Sink \""
              + sink
              + "\" has rows of a process with fence "
              + committed.fence
              + "; this one has fence "
              + fence
              + ", so another process runs the pipeline now. Nothing of this commit was kept. Let"
              + " only one process run it.");
    }
    if (committed.sequence + 1 != sequence) {
      throw new BiException(
          CoreErrors.STATE_DIVERGED,
          "Sink \""
              + sink
              + "\" stands at checkpoint "
              + committed.sequence
              + ", so checkpoint "
              + sequence
              + " cannot follow. Nothing of this commit was kept. Look for a second process or a"
              + " restored backup.");
    }
  }
}
