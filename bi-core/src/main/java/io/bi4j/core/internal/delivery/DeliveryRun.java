package io.bi4j.core.internal.delivery;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.delivery.CrashPoints.Moment;
import io.bi4j.core.internal.exec.Barrier;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.WriteSink;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import io.bi4j.core.state.StateKey;
import io.bi4j.core.state.StreamState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run into a sink: takes the lease, decides where to begin, commits at barriers and at the end.
 *
 * <p>A commit is: all workers stand between two tasks; the writers flush; the sink makes rows and
 * checkpoint durable together; the state store gets the checkpoint. A crash between any two of
 * these leaves a state from which {@link Recovery} goes on. Confined to one thread at a time.
 */
public final class DeliveryRun implements AutoCloseable {
  private final DeliverySettings settings;
  private final Target target;
  private final RunRecord record;
  private final WriteSession session;
  private final WriteSink writing;
  private final Recovery recovery;
  private final Recovery.Decision decision;
  private final RunContext context;
  private final Consumer<Committed> listener;
  private String run;
  private Map<String, StreamState> before = Map.of();
  private @Nullable StageProgress progress;
  private @Nullable Progress resumed;
  private long sequence;
  private long commits;
  private long written;

  /**
   * What is written where.
   *
   * @param pipeline the name of the pipeline
   * @param fingerprint tells one plan from another
   * @param sink where rows go
   * @param schema their columns
   * @param run the run that the host asks for, if it names one
   */
  public record Target(
      String pipeline, String fingerprint, Sink sink, Schema schema, Optional<String> run) {}

  /**
   * One commit.
   *
   * @param rows how many rows it made durable
   * @param nanos how long rows stood still for it
   */
  public record Committed(long rows, long nanos) {}

  private DeliveryRun(
      DeliverySettings settings,
      Target target,
      RunRecord record,
      WriteSession session,
      RunContext context,
      Consumer<Committed> listener,
      String newRun) {
    this.settings = settings;
    this.target = target;
    this.record = record;
    this.session = session;
    this.context = context;
    this.listener = listener;
    this.run = newRun;
    this.writing = new WriteSink(target.sink(), session);
    this.recovery = new Recovery(target.sink(), target.pipeline());
    this.decision = recovery.decide(session.lastCommitted(), record, target.run());
    this.sequence = decision.sequence();
    this.before = decision.states();
  }

  /**
   * Takes the lease and opens the sink.
   *
   * @throws BiException {@code core/already-running}, or what the sink or the state store says
   */
  public static DeliveryRun open(
      DeliverySettings settings, Target target, RunContext context, Consumer<Committed> listener) {
    StateKey key = new StateKey(settings.tenant(), target.pipeline(), target.sink().name());
    String run = target.run().orElseGet(() -> UUID.randomUUID().toString());
    long above = 0;
    for (int round = 0; round < 3; round++) {
      RunRecord record = RunRecord.acquire(settings.store(), key, above);
      WriteSession session = null;
      try {
        settings.crashPoints().hit(Moment.LEASED);
        RunKey runKey = new RunKey(settings.tenant(), target.pipeline(), run, record.fence());
        session = target.sink().open(runKey, target.schema());
        above = session.lastCommitted().map(Checkpoint::fence).orElse(0L);
        if (above < record.fence()) {
          return new DeliveryRun(settings, target, record, session, context, listener, run);
        }
      } catch (RuntimeException | Error e) {
        close(session, record, e);
        throw e;
      }
      // The sink knows larger fences than this store, which is new or lives in memory only.
      session.close();
      record.close();
    }
    throw new BiException(
        CoreErrors.FENCED,
        "Sink \""
            + target.sink().name()
            + "\" gets larger fences from another process as fast as this one takes them, last "
            + above
            + ". Let only one process run pipeline \""
            + target.pipeline()
            + "\".");
  }

  private static void close(@Nullable WriteSession session, RunRecord record, Throwable because) {
    try {
      if (session != null) {
        session.close();
      }
      record.close();
    } catch (RuntimeException e) {
      because.addSuppressed(e);
    }
  }

  /** Whether the run had come to its end before; then there is nothing to do. */
  public boolean isDone() {
    if (decision.kind() == Recovery.Kind.DONE && decision.committed() != null) {
      record.acknowledge(decision.committed());
      return true;
    }
    return false;
  }

  /** What a source remembered before this run, by its name. */
  public StreamState stateOf(String source) {
    return before.getOrDefault(source, StreamState.empty());
  }

  /** Where the rows go. */
  public WriteSink writing() {
    return writing;
  }

  /**
   * Begins or goes on.
   *
   * @param stages the stages of the plan, made with {@link #stateOf}
   * @return where workers stop for commits; null when the run commits once, at its end
   */
  public @Nullable Barrier start(List<Stage> stages) {
    StageProgress stage = StageProgress.of(stages);
    progress = stage;
    if (decision.kind() == Recovery.Kind.RESUME && decision.committed() != null) {
      resume(decision.committed(), stage);
    }
    if (resumed == null) {
      record.begin(run);
    }
    settings.crashPoints().hit(Moment.DECIDED);
    boolean often = stage.isResumable() && !target.sink().commitsOnce();
    return often ? new Barrier(settings.checkpointEvery(), this::checkpoint) : null;
  }

  /** Goes on behind a checkpoint, or begins again where that does no harm. */
  private void resume(Checkpoint committed, StageProgress stage) {
    Progress from = Progress.of(committed.progress());
    Optional<BiException> obstacle = obstacle(from, stage);
    if (obstacle.isPresent()) {
      if (!recovery.mayBeginAgain()) {
        throw obstacle.get();
      }
      return;
    }
    stage.restore(from.branches());
    session.resume(committed);
    run = committed.run();
    resumed = from;
  }

  private Optional<BiException> obstacle(Progress from, StageProgress stage) {
    if (!from.plan().equals(target.fingerprint())) {
      return Optional.of(
          recovery.cannot(
              "an interrupted run of it has other steps than this plan. Finish that run with the"
                  + " plan that began it"));
    }
    return stage
        .difference(from.branches())
        .map(
            what ->
                new BiException(
                    CoreErrors.SOURCE_CHANGED,
                    "Pipeline \""
                        + target.pipeline()
                        + "\" was interrupted and cannot go on: "
                        + what
                        + ". Bring the source back as it was; or undo the rows of that run and"
                        + " delete the state of the pipeline to begin again."));
  }

  private void checkpoint() {
    commit(false);
  }

  /** Ends the run: all rows are durable when this returns. */
  public void commitLast() {
    commit(true);
  }

  private void commit(boolean last) {
    long began = System.nanoTime();
    record.renew();
    settings.crashPoints().hit(Moment.AT_BARRIER);
    List<PartToken> parts = writing.flush();
    settings.crashPoints().hit(Moment.FLUSHED);
    long rows = parts.stream().mapToLong(PartToken::rows).sum();
    Checkpoint checkpoint = checkpointOf(rows, last);
    writing.commit(parts, checkpoint);
    settings.crashPoints().hit(Moment.COMMITTED);
    record.acknowledge(checkpoint);
    settings.crashPoints().hit(Moment.ACKNOWLEDGED);
    sequence++;
    commits++;
    written += rows;
    listener.accept(new Committed(rows, System.nanoTime() - began));
  }

  private Checkpoint checkpointOf(long rows, boolean last) {
    StageProgress stage = progress;
    if (stage == null) {
      throw new IllegalStateException("The run was not started.");
    }
    Progress earlier = resumed;
    Progress now =
        new Progress(
            target.fingerprint(),
            before,
            last ? List.of() : stage.branches(),
            context.rowsRead() + (earlier == null ? 0 : earlier.read()),
            written + rows + (earlier == null ? 0 : earlier.written()),
            context.rejects().size() + (earlier == null ? 0 : earlier.rejected()));
    return new Checkpoint(
        sequence + 1, record.fence(), run, last, stage.states(before), now.toJson());
  }

  /** Fails when more rows were rejected than allowed, counting those before a crash. */
  public void checkRejects() {
    Progress earlier = resumed;
    context
        .rejects()
        .checkShare(
            context.rowsRead() + (earlier == null ? 0 : earlier.read()),
            earlier == null ? 0 : earlier.rejected());
  }

  /** How many commits this process made. */
  public long commits() {
    return commits;
  }

  /** How many rows this process committed. */
  public long written() {
    return written;
  }

  /** How many rows of the run were committed before this process took it over. */
  public long writtenBefore() {
    if (decision.kind() == Recovery.Kind.DONE && decision.committed() != null) {
      return Progress.of(decision.committed().progress()).written();
    }
    Progress earlier = resumed;
    return earlier == null ? 0 : earlier.written();
  }

  /** Whether the run goes on behind a checkpoint of another process or of a failed attempt. */
  public boolean isResumed() {
    return resumed != null;
  }

  /** The id of the run. */
  public String run() {
    return decision.kind() == Recovery.Kind.DONE && decision.committed() != null
        ? decision.committed().run()
        : run;
  }

  @Override
  public void close() {
    try {
      writing.close();
    } finally {
      record.close();
    }
  }
}
