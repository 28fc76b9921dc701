package io.bi4j.core.internal.durable;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does file work on a thread that no caller can interrupt: an interrupt closes a channel, and with
 * it every lock of the process on that file. The thread ends by itself when there is no work.
 */
final class StateThread {
  private final Path folder;
  private final ThreadPoolExecutor executor;

  /** Work that may fail as files do. */
  interface Work<T> {
    T run() throws IOException;
  }

  StateThread(Path folder) {
    this.folder = folder;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "bi4j-state");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /** Waits for the work, also when the caller is interrupted; the interrupt is kept. */
  <T> T run(Work<T> work) {
    Future<T> future = executor.submit(work::run);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw unwrap(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private RuntimeException unwrap(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException runtime) {
      return runtime;
    }
    if (cause instanceof IOException io) {
      return failed(folder, io);
    }
    return new IllegalStateException("Work on files failed.", cause);
  }

  static BiException failed(Path place, IOException cause) {
    return new BiException(
        CoreErrors.STORAGE,
        "State in \""
            + place
            + "\" could not be kept: "
            + FileProblem.describe(cause)
            + ". What was stored before is still there. Check space and permissions, then run"
            + " again.",
        cause);
  }
}
