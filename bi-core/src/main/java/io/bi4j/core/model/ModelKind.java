package io.bi4j.core.model;

/**
 * What a model answers.
 *
 * @since 0.1
 */
public enum ModelKind {
  /** Which of several labels a row has. */
  CLASSIFICATION,
  /** Which number belongs to a row. */
  REGRESSION,
  /** Which values a series takes at coming times. */
  FORECAST
}
