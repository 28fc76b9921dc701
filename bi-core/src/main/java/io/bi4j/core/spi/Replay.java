package io.bi4j.core.spi;

/**
 * Whether a source gives the same rows when it is read again from the same position.
 *
 * @since 0.1
 */
public enum Replay {
  /** The same rows: a file whose identity is checked, the offset of a log. */
  STABLE,
  /** Rows as they are now: a query, a page of an interface. */
  CHANGING,
  /** What was read is gone: a push, an iterator. */
  NONE
}
