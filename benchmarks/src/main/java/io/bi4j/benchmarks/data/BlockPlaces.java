package io.bi4j.benchmarks.data;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Hands out block numbers, and to each block, in order, its place in every file. Thread-safe. */
final class BlockPlaces {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private final long[] ends;
  private long nextBlock;
  private long nextToPlace;
  private boolean broken;

  BlockPlaces(long[] starts) {
    this.ends = starts.clone();
  }

  long takeBlock() {
    lock.lock();
    try {
      return nextBlock++;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all earlier blocks have their places, then returns this block's start per file. */
  long[] place(long block, int... lengths) throws InterruptedException {
    lock.lock();
    try {
      while (nextToPlace != block) {
        if (broken) {
          throw new IllegalStateException("another thread failed to encode its block");
        }
        turn.await();
      }
      long[] starts = ends.clone();
      for (int i = 0; i < lengths.length; i++) {
        ends[i] += lengths[i];
      }
      nextToPlace++;
      turn.signalAll();
      return starts;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes all waiting threads with an error, after one of them has failed. */
  void fail() {
    lock.lock();
    try {
      broken = true;
      turn.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
