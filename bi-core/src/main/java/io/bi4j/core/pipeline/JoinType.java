package io.bi4j.core.pipeline;

/**
 * Which rows a join gives. Rows whose key holds a null match nothing.
 *
 * @since 0.1
 */
public enum JoinType {
  /** Each left row with each right row of its key. */
  INNER,
  /**
   * As {@link #INNER}, and each left row without a match once, with nulls for the right columns.
   */
  LEFT,
  /** Each left row that has a match, once. */
  SEMI,
  /** Each left row that has no match. */
  ANTI
}
