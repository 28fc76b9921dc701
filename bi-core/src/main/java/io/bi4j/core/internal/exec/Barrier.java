package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the workers of a stage to a stop between two tasks every now and then, and lets one of
 * them do an action while nothing moves. A worker that waits for its source is as good as stopped:
 * it holds no rows.
 *
 * <p>Because every worker ends the task that it has taken, the tasks that are done at a stop are
 * always the first so many of the input: one position tells them.
 */
public final class Barrier {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final long everyNanos;
  private final Runnable action;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int working;
  private int stopped;
  private volatile boolean called;
  private boolean broken;
  private long round;
  private volatile long due;

  /**
   * A barrier that has not stopped anybody yet.
   *
   * @param every how long workers go on between two stops
   * @param action done by one worker while the others are stopped
   */
  public Barrier(Duration every, Runnable action) {
    this.everyNanos = every.toNanos();
    this.action = action;
    this.due = System.nanoTime() + everyNanos;
  }

  /** Says that a worker begins to move rows; waits while the others are stopped for the action. */
  void enter() {
    lock.lock();
    try {
      working++;
    } finally {
      lock.unlock();
    }
  }

  /** Says that a worker moves no rows: it has ended, or waits for its source. */
  void leave() {
    lock.lock();
    try {
      working--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Stops here when it is time; called by a worker between two tasks. */
  void between(RunContext run) {
    if (called || System.nanoTime() - due >= 0) {
      stop(run);
    }
  }

  private void stop(RunContext run) {
    lock.lock();
    try {
      long mine = round;
      called = true;
      stopped++;
      try {
        changed.signalAll();
        while (round == mine) {
          checkIntact();
          if (stopped == working) {
            act();
          } else {
            await(run);
          }
        }
      } finally {
        stopped--;
      }
    } finally {
      lock.unlock();
    }
  }

  /** An action that failed is not tried again: what it left half done may look done then. */
  private void checkIntact() {
    if (broken) {
      throw new BiException(CoreErrors.CANCELLED, "The commit of another worker failed.");
    }
  }

  private void act() {
    broken = true;
    action.run();
    broken = false;
    round++;
    called = false;
    due = System.nanoTime() + everyNanos;
    changed.signalAll();
  }

  private void await(RunContext run) {
    try {
      changed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    run.checkStopping();
  }
}
