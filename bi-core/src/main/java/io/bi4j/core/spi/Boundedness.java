package io.bi4j.core.spi;

/**
 * Whether a source ends by itself.
 *
 * @since 0.1
 */
public enum Boundedness {
  /** Reading comes to an end. */
  BOUNDED,
  /** Reading goes on until the run is cancelled. */
  UNBOUNDED
}
