package io.bi4j.benchmarks.hand;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** The limit's own threads, kept from run to run. */
final class Workers implements AutoCloseable {
  private final ExecutorService pool;

  Workers(int threads) {
    pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "hand");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs {@code task} with each number below {@code tasks} and waits for all of them. */
  void run(int tasks, IntConsumer task) {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      int number = i;
      running.add(pool.submit(() -> task.accept(number)));
    }
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("One of the threads failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the threads.", e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
