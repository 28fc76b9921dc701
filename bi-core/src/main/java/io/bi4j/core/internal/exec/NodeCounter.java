package io.bi4j.core.internal.exec;

import java.util.Map;
import java.util.TreeMap;

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

  private final Map<String, long[]> named = new TreeMap<>();

  /** A counter of the step with this number. */
  public NodeCounter(int node) {
    this.node = node;
  }

  /** The number of the step in the plan. */
  public int node() {
    return node;
  }

  /** Adds to a count that only this kind of step has. */
  public void count(String name, long more) {
    named.computeIfAbsent(name, n -> new long[1])[0] += more;
  }

  /** The counts that only this kind of step has, by name. */
  public Map<String, Long> named() {
    Map<String, Long> counts = new TreeMap<>();
    named.forEach((name, count) -> counts.put(name, count[0]));
    return counts;
  }

  /** Adds what another worker saw at the same step. */
  public void add(NodeCounter other) {
    in += other.in;
    out += other.out;
    rejected += other.rejected;
    nulled += other.nulled;
    dropped += other.dropped;
    other.named.forEach((name, count) -> count(name, count[0]));
  }
}
