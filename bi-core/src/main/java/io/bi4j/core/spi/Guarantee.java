package io.bi4j.core.spi;

/**
 * What a sink promises when a run is repeated after a failure.
 *
 * @since 0.1
 */
public enum Guarantee {
  /** Each row is there once, whatever happens; the sink keeps the checkpoint with the rows. */
  EXACTLY_ONCE,
  /** A row written again replaces itself; needs a key. */
  IDEMPOTENT,
  /** A row may be there more than once. */
  AT_LEAST_ONCE
}
