package io.bi4j.core.insight;

/**
 * The sign of a change or difference.
 *
 * @since 0.1
 */
public enum Direction {
  /** Rise, or more than the rest. */
  UP,
  /** Fall, or less than the rest. */
  DOWN,
  /** The insight has no sign. */
  NONE
}
