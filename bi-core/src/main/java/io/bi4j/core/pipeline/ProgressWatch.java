package io.bi4j.core.pipeline;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells again and again how far a run has come. Once closed it says nothing more: a listener that
 * has heard of the end of a run hears no progress of it afterwards.
 */
final class ProgressWatch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 500;

  private final Runnable tell;
  private final ReentrantLock telling = new ReentrantLock();
  private boolean closed;
  private @Nullable Future<?> task;

  ProgressWatch(Runnable tell) {
    this.tell = tell;
  }

  /** Begins, unless the workers are being shut down. */
  void start(ExecutorService workers) {
    try {
      task = workers.submit(this::watch);
    } catch (RejectedExecutionException closing) {
      task = null;
    }
  }

  private void watch() {
    try {
      do {
        Thread.sleep(PAUSE_MILLIS);
      } while (told());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean told() {
    telling.lock();
    try {
      if (!closed) {
        tell.run();
      }
      return !closed;
    } finally {
      telling.unlock();
    }
  }

  /** Interrupts a listener that is being told, and waits until it has returned. */
  @Override
  public void close() {
    Future<?> running = task;
    if (running != null) {
      running.cancel(true);
    }
    telling.lock();
    try {
      closed = true;
    } finally {
      telling.unlock();
    }
  }
}
