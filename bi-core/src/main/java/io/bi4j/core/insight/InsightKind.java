package io.bi4j.core.insight;

/**
 * What an insight says. New kinds may be added in any release; a host should have a default branch.
 *
 * @since 0.1
 */
public enum InsightKind {
  /** A measure rose or fell steadily over the whole period. */
  TREND,
  /** The level of a measure stepped up or down at one date. */
  CHANGE_POINT,
  /** One period, or a short spell, is far from what level and season let expect. */
  OUTLIER_TIME,
  /** A measure repeats with the week or the year. */
  SEASONALITY,
  /** One member of a dimension leads all others by a wide margin. */
  OUTSTANDING_TOP,
  /** One member of a dimension is behind all others by a wide margin. */
  OUTSTANDING_BOTTOM,
  /** One member holds more than half of the total. */
  MAJORITY,
  /** A few members hold most of the total. */
  CONCENTRATION,
  /** Which segment accounts for the change of a measure between two periods. */
  ATTRIBUTION,
  /** Periods without rows where rows are usual. A fact about the data, not an inference. */
  MISSING_DATA
}
