package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of a pipeline. Thread-safe. Closing a run that has not ended cancels it and waits for its
 * workers.
 *
 * @since 0.1
 */
public final class RunHandle implements AutoCloseable {
  private final PipelineRun run;
  private final Future<RunReport> future;

  RunHandle(PipelineRun run, Future<RunReport> future) {
    this.run = run;
    this.future = future;
  }

  /** How far the run has come. */
  public RunState state() {
    return run.state();
  }

  /** Rows that sources delivered so far. */
  public long rowsRead() {
    return run.rowsRead();
  }

  /** What the run did, once it has ended. */
  public Optional<RunReport> report() {
    return future.isDone() ? Optional.of(await()) : Optional.empty();
  }

  /**
   * Waits for the end of the run, in whatever way it ends.
   *
   * @return what it did; see {@link RunReport#state()} and {@link RunReport#error()}
   */
  public RunReport await() {
    return join(Duration.ofDays(36_500)).orElseThrow();
  }

  /** Waits for the end of the run, but no longer than this; empty when it goes on. */
  public Optional<RunReport> await(Duration longest) {
    return join(longest);
  }

  private Optional<RunReport> join(Duration longest) {
    try {
      return Optional.of(future.get(longest.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException stillRunning) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BiException(CoreErrors.CANCELLED, "Waiting for a run was interrupted.", e);
    } catch (ExecutionException e) {
      throw new BiException(
          CoreErrors.BUG, "A run ended without a report: " + e.getCause(), e.getCause());
    }
  }

  /** Asks the run to stop; it ends soon afterwards as CANCELLED. */
  public void cancel() {
    run.cancel();
  }

  @Override
  public void close() {
    if (!future.isDone()) {
      run.cancel();
      await();
    }
  }
}
