package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.spi.RecordWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the batches of parallel tasks into the order of the tasks before they reach a writer. A
 * worker that runs too far ahead of the slowest one waits.
 */
final class TaskOrder {
  private static final int MAX_AHEAD = 32;

  private final RecordWriter writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<WorkerContext, List<RecordBatch>> current = new HashMap<>();
  private final TreeMap<Long, List<RecordBatch>> waiting = new TreeMap<>();
  private long next;

  TaskOrder(RecordWriter writer) {
    this.writer = writer;
  }

  /** Takes a batch of the task that a worker is at. */
  void add(WorkerContext worker, RecordBatch rows) {
    lock.lock();
    try {
      current.computeIfAbsent(worker, w -> new ArrayList<>()).add(rows);
    } finally {
      lock.unlock();
    }
  }

  /** Ends a worker's task; a task without a number is written at once. */
  void done(WorkerContext worker, long task) {
    lock.lock();
    try {
      List<RecordBatch> rows = current.remove(worker);
      List<RecordBatch> written = rows == null ? List.of() : rows;
      if (task < 0) {
        written.forEach(writer::write);
        return;
      }
      waiting.put(task, written);
      writeReady();
      waitForOthers(worker, task);
    } finally {
      lock.unlock();
    }
  }

  private void writeReady() {
    List<RecordBatch> rows = waiting.remove(next);
    while (rows != null) {
      rows.forEach(writer::write);
      next++;
      rows = waiting.remove(next);
    }
    moved.signalAll();
  }

  private void waitForOthers(WorkerContext worker, long task) {
    while (task > next + MAX_AHEAD && !worker.run().isStopping()) {
      try {
        if (!moved.await(20, TimeUnit.MILLISECONDS)) {
          worker.run().checkCancelled();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        worker.run().checkCancelled();
      }
    }
  }

  /** Writes what is left of a branch; the tasks of the next one start from zero again. */
  void writeRest() {
    lock.lock();
    try {
      waiting.values().forEach(rows -> rows.forEach(writer::write));
      current.values().forEach(rows -> rows.forEach(writer::write));
      waiting.clear();
      current.clear();
      next = 0;
    } finally {
      lock.unlock();
    }
  }
}
