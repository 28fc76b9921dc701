package io.bi4j.core.insight;

/**
 * Whether an insight is welcome, by the good direction that the measure declares.
 *
 * @since 0.1
 */
public enum Sentiment {
  /** In the good direction. */
  GOOD,
  /** Against the good direction. */
  BAD,
  /** The measure declares no good direction, or the insight has no sign. */
  NEUTRAL
}
