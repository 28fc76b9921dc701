package io.bi4j.core.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps small documents, such as the checkpoint of a pipeline, and lends each key to one process at
 * a time. Implementations are thread-safe. The host opens and closes a store; the runtime only uses
 * it.
 *
 * <p><b>Errors.</b> {@code core/storage} when the place of the store fails or is full; the document
 * is then the old one or the new one, whole. {@code core/state-damaged} when what is stored cannot
 * be trusted; damage is never taken for an empty document.
 *
 * @since 0.1
 */
public interface StateStore {
  /** The document of a key, if there ever was one. */
  Optional<StateEntry> load(StateKey key);

  /**
   * Replaces a document when its version is still the expected one; durable on return where the
   * store is durable.
   *
   * @param expectedVersion the version that was loaded, 0 when there was no document
   * @return the new version, or empty when the version was another and nothing changed
   */
  OptionalLong compareAndSet(StateKey key, long expectedVersion, byte[] bytes);

  /** Removes a document; its version and fence go on rising, so an old process stays out. */
  void delete(StateKey key);

  /** The keys that have a document and whose {@link StateKey#toString()} begins so, in order. */
  List<StateKey> list(String prefix);

  /**
   * Takes a key for this process.
   *
   * @param ttl how long the lease holds without {@link Lease#renew}; a store that notices the end
   *     of a process by itself may hold it longer
   * @param above the fence of the lease is larger than this, and than every fence of the key before
   * @throws io.bi4j.core.BiException {@code core/already-running} naming the holder
   */
  Lease acquire(StateKey key, Duration ttl, long above);

  /** Takes a key for this process. */
  default Lease acquire(StateKey key, Duration ttl) {
    return acquire(key, ttl, 0);
  }

  /** Whether documents survive the end of the process. */
  boolean isDurable();
}
