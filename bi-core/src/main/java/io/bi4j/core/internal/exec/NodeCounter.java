package io.bi4j.core.internal.exec;

/** What one worker saw at one step. Written by the worker, read when it has ended. */
public final class NodeCounter {
  private final int node;

  /** Rows that came in. */
  public long in;

  /** Rows that went out. */
  public long out;

  /** Rows that left because of an error. */
  public long rejected;

  /** Cells that became null because of an error. */
  public long nulled;

  /** Rows that the step dropped on purpose, for example by a filter. */
  public long dropped;

  /** A counter of the step with this number. */
  public NodeCounter(int node) {
    this.node = node;
  }

  /** The number of the step in the plan. */
  public int node() {
    return node;
  }

  /** Adds what another worker saw at the same step. */
  public void add(NodeCounter other) {
    in += other.in;
    out += other.out;
    rejected += other.rejected;
    nulled += other.nulled;
    dropped += other.dropped;
  }
}
