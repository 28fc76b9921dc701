package io.bi4j.core.internal.delivery;

import io.bi4j.core.spi.RunKey;
import io.bi4j.core.state.MemoryStateStore;
import io.bi4j.core.state.StateStore;
import java.time.Duration;

/**
 * What all runs of a runtime share.
 *
 * @param store where checkpoints are kept besides the sink
 * @param tenant whose runs these are
 * @param checkpointEvery how long rows flow between two commits
 * @param crashPoints moments at which tests end the process
 */
public record DeliverySettings(
    StateStore store, String tenant, Duration checkpointEvery, CrashPoints crashPoints) {
  /** How long rows flow between two commits unless the host says otherwise. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

  /** State that ends with the process, a commit each second. */
  public static DeliverySettings inMemory() {
    return new DeliverySettings(
        new MemoryStateStore(), RunKey.DEFAULT_TENANT, DEFAULT_INTERVAL, CrashPoints.NONE);
  }
}
