package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpillSpace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What all workers of one run share. Thread-safe. */
public final class RunContext {
  private final String pipeline;
  private final RejectLog rejects;
  private final int threads;
  private final InstantSource clock;
  private final MemoryBudget memory;
  private final SpillSpace spill;
  private final AtomicLong rowsRead = new AtomicLong();
  private final List<NodeCounter> finished = new ArrayList<>();
  private final Set<StageInput> inputs = ConcurrentHashMap.newKeySet();
  private volatile boolean cancelled;
  private volatile boolean failed;

  /** A run that never spills. */
  public RunContext(String pipeline, RejectLog rejects, int threads, InstantSource clock) {
    this(pipeline, rejects, threads, clock, MemoryBudget.unlimited(), SpillSpace.ofSystem());
  }

  public RunContext(
      String pipeline,
      RejectLog rejects,
      int threads,
      InstantSource clock,
      MemoryBudget memory,
      SpillSpace spill) {
    this.pipeline = pipeline;
    this.rejects = rejects;
    this.threads = threads;
    this.clock = clock;
    this.memory = memory;
    this.spill = spill;
  }

  /** The name of the pipeline, for messages. */
  public String pipeline() {
    return pipeline;
  }

  /** The rejected rows. */
  public RejectLog rejects() {
    return rejects;
  }

  /** What the operators of the run may hold in memory. */
  public MemoryBudget memory() {
    return memory;
  }

  /** Where operators put what does not fit. */
  public SpillSpace spill() {
    return spill;
  }

  /** Where the present comes from. */
  InstantSource clock() {
    return clock;
  }

  /** How many workers a stage may have. */
  public int threads() {
    return threads;
  }

  /** Asks all workers to stop soon, also one that waits for a source. */
  public void cancel() {
    cancelled = true;
    inputs.forEach(StageInput::stop);
  }

  /** Whether the run was asked to stop. */
  public boolean isCancelled() {
    return cancelled;
  }

  /** Registers an input that workers read, so that a cancellation reaches it. */
  void reading(StageInput input) {
    inputs.add(input);
    if (cancelled) {
      input.stop();
    }
  }

  void read(StageInput input) {
    inputs.remove(input);
  }

  /** Says that a worker failed, so that others do not wait for it. */
  void fail() {
    failed = true;
  }

  /** Whether the run was cancelled or a worker failed. */
  public boolean isStopping() {
    return cancelled || failed;
  }

  /** Stops the calling worker when the run was cancelled or its thread interrupted. */
  public void checkCancelled() {
    if (cancelled || Thread.currentThread().isInterrupted()) {
      throw new BiException(
          CoreErrors.CANCELLED, "The run of pipeline \"" + pipeline + "\" was cancelled.");
    }
  }

  /** Stops the calling worker when the run was cancelled or another worker failed. */
  void checkStopping() {
    checkCancelled();
    if (failed) {
      throw new BiException(
          CoreErrors.CANCELLED, "Another worker of pipeline \"" + pipeline + "\" failed.");
    }
  }

  /** Adds rows that a source delivered, for progress. */
  public void addRowsRead(long rows) {
    rowsRead.addAndGet(rows);
  }

  /** Rows that sources delivered so far. */
  public long rowsRead() {
    return rowsRead.get();
  }

  synchronized void finish(List<NodeCounter> counters) {
    finished.addAll(counters);
  }

  /** Counters of the workers that have ended, several per step. */
  public synchronized List<NodeCounter> counters() {
    return List.copyOf(finished);
  }
}
