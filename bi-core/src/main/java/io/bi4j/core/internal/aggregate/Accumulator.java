package io.bi4j.core.internal.aggregate;

import io.bi4j.core.internal.vector.Vector;

/**
 * The state of one aggregation for the groups of one worker. Rows are given as physical rows of the
 * argument vectors; {@code groups[i]} is the group of {@code rows[i]}.
 */
public interface Accumulator {
  /** Makes room for groups {@code 0} to {@code count - 1}; new ones start empty. */
  void ensureGroups(int count);

  /** Adds rows. */
  void add(int[] groups, int[] rows, int count, Vector[] arguments);

  /** The state as columns, one row a group. */
  Vector[] states();

  /** Adds states: row {@code i} belongs to group {@code groups[i]} here. */
  void merge(int[] groups, Vector[] states, int count);

  /** The results, one row a group. */
  Vector finish(int groupCount);

  /** Heap that grows with rows or groups. */
  long retainedBytes();
}
