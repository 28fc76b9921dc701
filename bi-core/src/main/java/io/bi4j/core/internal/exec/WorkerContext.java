package io.bi4j.core.internal.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What one worker of one stage needs: its errors, its counters and the run it belongs to. */
public final class WorkerContext {
  private final RunContext run;
  private final RowErrors errors;
  private final RejectHandler rejects;
  private final List<NodeCounter> counters = new ArrayList<>();
  private final int worker;
  private final List<Runnable> finishers = new ArrayList<>();
  private final List<Runnable> closers = new ArrayList<>();
  private final List<LongConsumer> taskEnds = new ArrayList<>();
  private final @Nullable Barrier barrier;
  private boolean satisfied;

  /** A worker that nobody stops. */
  WorkerContext(RunContext run, int worker) {
    this(run, worker, null);
  }

  /** A worker that stops at a barrier now and then, unless that is null. */
  WorkerContext(RunContext run, int worker, @Nullable Barrier barrier) {
    this.run = run;
    this.worker = worker;
    this.barrier = barrier;
    this.rejects = new RejectHandler(run.rejects());
    this.errors = new RowErrors(rejects);
  }

  /** The number of the worker in its stage. */
  public int worker() {
    return worker;
  }

  /** The run. */
  public RunContext run() {
    return run;
  }

  /** Where errors of rows go. */
  public RowErrors errors() {
    return errors;
  }

  /** Where whole records go that no chunk ever held. */
  public RejectHandler rejects() {
    return rejects;
  }

  /** A counter for a step of this worker. */
  public NodeCounter counter(int node) {
    NodeCounter counter = new NodeCounter(node);
    counters.add(counter);
    return counter;
  }

  /** Errors from now on belong to this step. */
  public void enter(NodeCounter counter) {
    rejects.enter(counter);
  }

  /**
   * Registers what a step does when its rows have ended, and what it does in any case. Steps are
   * opened from the last to the first, so the first step finishes first.
   */
  public void atEnd(Runnable finish, Runnable close) {
    finishers.add(0, finish);
    closers.add(close);
  }

  /** Registers what a sink does with the number of each task that has ended. */
  public void atTaskEnd(LongConsumer action) {
    taskEnds.add(action);
  }

  /** Says that the rows of a task, or of one without a number (-1), have all gone on. */
  public void taskDone(long task) {
    taskEnds.forEach(action -> action.accept(task));
  }

  /** Says that this worker waits for its source and holds no rows; others may commit meanwhile. */
  void pause() {
    if (barrier != null) {
      barrier.leave();
    }
  }

  /** Says that this worker moves rows again; waits while others commit. */
  void resume() {
    if (barrier != null) {
      barrier.enter();
    }
  }

  /** Stops here when it is time for a commit. */
  void betweenTasks() {
    if (barrier != null) {
      barrier.between(run);
    }
  }

  /** Says that this worker needs no more rows. */
  public void satisfied() {
    satisfied = true;
  }

  boolean isSatisfied() {
    return satisfied;
  }

  void finish() {
    finishers.forEach(Runnable::run);
  }

  void close() {
    Closing.all(closers);
  }

  List<NodeCounter> counters() {
    return counters;
  }
}
