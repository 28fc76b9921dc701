package io.bi4j.core.pipeline;

/**
 * What becomes of a row whose key is not in a lookup table.
 *
 * @since 0.1
 */
public enum OnMissing {
  /** The columns of the table are null. */
  NULL,
  /** The row has an error; the {@link RejectPolicy} of the pipeline decides about it. */
  REJECT,
  /** The run fails. */
  FAIL
}
