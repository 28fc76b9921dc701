package io.bi4j.core.state;

/**
 * A key that belongs to this process until it is closed, or not renewed in time. Thread-safe.
 *
 * <p>Time alone keeps no old process out: it may have been paused when its lease ended. The {@link
 * #fence()} does, because every place that is written to refuses a number smaller than one it has
 * seen.
 *
 * @since 0.1
 */
public interface Lease extends AutoCloseable {
  /** What is held. */
  StateKey key();

  /** Larger than the number of every holder before. */
  long fence();

  /**
   * Holds the key for another while.
   *
   * @throws io.bi4j.core.BiException {@code core/fenced} when somebody else holds it now
   */
  void renew();

  /** Gives the key back; may be called twice, and after the lease was lost. */
  @Override
  void close();
}
