package io.bi4j.core.internal.delivery;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.state.StreamState;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where a run begins, from what the sink keeps and what the state store keeps.
 *
 * <p>The store is written after every commit of the sink, so the sink is at most one commit ahead
 * and never behind; anything else means that a backup was restored or something was deleted.
 */
final class Recovery {
  /** What to do. */
  enum Kind {
    /** A new run begins. */
    BEGIN,
    /** An interrupted run goes on. */
    RESUME,
    /** The run had come to its end; only the acknowledgement was missing, or it was asked again. */
    DONE
  }

  /**
   * What was decided.
   *
   * @param kind what to do
   * @param committed the checkpoint of the last commit, null when there was none
   */
  record Decision(Kind kind, @Nullable Checkpoint committed) {
    /** The number of the last commit. */
    long sequence() {
      return committed == null ? 0 : committed.sequence();
    }

    /** What sources remembered when the run began, or begins. */
    Map<String, StreamState> states() {
      if (committed == null) {
        return Map.of();
      }
      return committed.last() ? committed.states() : Progress.of(committed.progress()).before();
    }
  }

  private final Sink sink;
  private final String pipeline;

  Recovery(Sink sink, String pipeline) {
    this.sink = sink;
    this.pipeline = pipeline;
  }

  /**
   * Decides.
   *
   * @param inSink what the sink keeps
   * @param record what the state store keeps
   * @param asked the run that the host asks for by name
   */
  Decision decide(Optional<Checkpoint> inSink, RunRecord record, Optional<String> asked) {
    Checkpoint committed = newest(inSink, record.checkpoint()).orElse(null);
    if (committed == null) {
      return new Decision(Kind.BEGIN, null);
    }
    if (!committed.last()) {
      if (asked.isPresent() && !asked.get().equals(committed.run()) && !mayBeginAgain()) {
        throw cannot(
            "run \""
                + committed.run()
                + "\" was interrupted after rows had become visible, and run \""
                + asked.get()
                + "\" is another. Start the interrupted run again first");
      }
      boolean other = asked.isPresent() && !asked.get().equals(committed.run());
      return new Decision(other ? Kind.BEGIN : Kind.RESUME, committed);
    }
    boolean unacknowledged =
        record.run().equals(committed.run())
            && record.checkpoint().map(Checkpoint::sequence).orElse(0L) < committed.sequence();
    boolean again = asked.isPresent() && asked.get().equals(committed.run());
    return new Decision(unacknowledged || again ? Kind.DONE : Kind.BEGIN, committed);
  }

  private Optional<Checkpoint> newest(Optional<Checkpoint> inSink, Optional<Checkpoint> inStore) {
    if (inSink.isEmpty() || inStore.isEmpty()) {
      return inSink.isPresent() ? inSink : onlyInStore(inStore);
    }
    long ahead = inSink.get().sequence() - inStore.get().sequence();
    if (ahead < 0 || ahead > 1) {
      throw diverged(inSink.get().sequence(), inStore.get().sequence());
    }
    return inSink;
  }

  /** A sink that keeps checkpoints but has none was emptied, or made anew, or cleaned up. */
  private Optional<Checkpoint> onlyInStore(Optional<Checkpoint> inStore) {
    boolean keeps = sink.guarantee() == Guarantee.EXACTLY_ONCE;
    if (!keeps || inStore.isEmpty() || inStore.get().last()) {
      return inStore;
    }
    if (sink.atomicRuns()) {
      return inStore.map(Recovery::asIfEnded);
    }
    throw diverged(0, inStore.get().sequence());
  }

  /** The rows of the interrupted run are gone, so the next one begins as that one did. */
  private static Checkpoint asIfEnded(Checkpoint interrupted) {
    return new Checkpoint(
        interrupted.sequence(),
        interrupted.fence(),
        interrupted.run(),
        true,
        Progress.of(interrupted.progress()).before(),
        interrupted.progress());
  }

  private BiException diverged(long inSink, long inStore) {
    return new BiException(
        CoreErrors.STATE_DIVERGED,
        "Sink \""
            + sink.name()
            + "\" stands at checkpoint "
            + inSink
            + " of pipeline \""
            + pipeline
            + "\", the state store at "
            + inStore
            + "; the sink may be one ahead and never behind. Restore the one that was restored or"
            + " emptied, or delete the state of the pipeline to go on from the sink.");
  }

  /** Whether rows of an interrupted run do no harm when the run begins again. */
  boolean mayBeginAgain() {
    return sink.atomicRuns() || sink.guarantee() != Guarantee.EXACTLY_ONCE;
  }

  BiException cannot(String reason) {
    return new BiException(
        CoreErrors.CANNOT_RESUME,
        "Pipeline \""
            + pipeline
            + "\" cannot go on into sink \""
            + sink.name()
            + "\": "
            + reason
            + ". To begin again, undo the rows of that run and delete the state of the pipeline.");
  }
}
