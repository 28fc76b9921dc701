package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the workers of one scan take their chunks' second step one after the other, and keeps what
 * one chunk hands to the next: the bytes of the unfinished record and how much was seen before.
 */
final class ChunkOrder {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turned = lock.newCondition();
  private long turn;
  private boolean stopped;

  /** Bytes of the record that the chunk before did not finish. */
  byte[] carry = new byte[0];

  int carried;

  /** Where the carried bytes, or the next chunk, start in the input: the first open record. */
  long offset;

  /** Records seen in the chunks before. */
  long records;

  /** Whether the input ended. */
  boolean ended;

  /** Waits until all chunks before this one took their step. */
  boolean await(long chunk) {
    lock.lock();
    try {
      while (turn != chunk && !stopped) {
        turned.await();
      }
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BiException(CoreErrors.CANCELLED, "The run was interrupted while reading.", e);
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next chunk take its step. */
  void done(long chunk) {
    lock.lock();
    try {
      turn = chunk + 1;
      turned.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all waiting workers; no further chunk is taken. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      turned.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
