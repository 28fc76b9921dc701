package io.bi4j.core.spi;

import io.bi4j.core.data.Schema;

/**
 * Where rows go. Immutable.
 *
 * @since 0.1
 */
public interface Sink {
  /** A short name for messages and reports; never a secret. */
  String name();

  /** What is promised when a run is repeated. */
  Guarantee guarantee();

  /**
   * Whether the rows of a run become visible all together, at the commit that ends it. A run that
   * was interrupted and cannot go on may then begin again from the start.
   */
  default boolean atomicRuns() {
    return false;
  }

  /** How many writers a session takes at the same time; 1 keeps the order of the rows. */
  default int maxWriters() {
    return 1;
  }

  /**
   * Begins to write rows of a schema.
   *
   * @throws io.bi4j.core.BiException when the sink cannot be reached or cannot hold such rows
   */
  WriteSession open(RunKey run, Schema schema);
}
