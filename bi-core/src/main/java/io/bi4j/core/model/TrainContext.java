package io.bi4j.core.model;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What surrounds one training: the seed of everything random, the clock, and a way to stop.
 *
 * @since 0.1
 */
public final class TrainContext {
  /** The seed where none is given; recorded in the card like any other. */
  public static final long DEFAULT_SEED = 42;

  private final long seed;
  private final InstantSource clock;
  private final BooleanSupplier cancelled;

  private TrainContext(long seed, InstantSource clock, BooleanSupplier cancelled) {
    this.seed = seed;
    this.clock = requireNonNull(clock, "clock");
    this.cancelled = requireNonNull(cancelled, "cancelled");
  }

  /** The default seed, the system clock, never cancelled. */
  public static TrainContext create() {
    return new TrainContext(DEFAULT_SEED, InstantSource.system(), () -> false);
  }

  /** The same with another seed. */
  public TrainContext withSeed(long newSeed) {
    return new TrainContext(newSeed, clock, cancelled);
  }

  /** The same with another clock. */
  public TrainContext withClock(InstantSource newClock) {
    return new TrainContext(seed, newClock, cancelled);
  }

  /** The same, stopping soon after the question is answered with yes. It is asked often. */
  public TrainContext withCancellation(BooleanSupplier newCancelled) {
    return new TrainContext(seed, clock, newCancelled);
  }

  /** The seed of everything random. */
  public long seed() {
    return seed;
  }

  /** The current time. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Returns when training may go on.
   *
   * @throws BiException {@code core/cancelled} when it was cancelled or its thread interrupted
   */
  public void checkCancelled() {
    if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      throw new BiException(CoreErrors.CANCELLED, "The training was cancelled.");
    }
  }
}
