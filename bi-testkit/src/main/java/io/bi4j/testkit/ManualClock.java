package io.bi4j.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that a test sets: time passes only when it says so, forwards or, as wall clocks do at
 * times, backwards.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at("2026-03-29T00:59:00Z");
 * BiRuntime bi = BiRuntime.builder().clock(clock).build();
 * clock.advance(Duration.ofHours(2));
 * clock.set("2016-01-01T00:00:00Z");      // ten years back
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class ManualClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private ManualClock(Instant now) {
    this.now = new AtomicReference<>(requireNonNull(now, "now"));
  }

  /** A clock that stands at a moment. */
  public static ManualClock at(Instant now) {
    return new ManualClock(now);
  }

  /** A clock that stands at a moment, as ISO 8601 in UTC. */
  public static ManualClock at(String now) {
    return at(Instant.parse(now));
  }

  /** Lets time pass; a negative duration turns the clock back. */
  public ManualClock advance(Duration time) {
    now.updateAndGet(moment -> moment.plus(time));
    return this;
  }

  /** Sets the clock, forwards or backwards. */
  public ManualClock set(Instant moment) {
    now.set(requireNonNull(moment, "moment"));
    return this;
  }

  /** Sets the clock, forwards or backwards, as ISO 8601 in UTC. */
  public ManualClock set(String moment) {
    return set(Instant.parse(moment));
  }

  @Override
  public Instant instant() {
    return requireNonNull(now.get());
  }

  @Override
  public String toString() {
    return "ManualClock(" + instant() + ")";
  }
}
