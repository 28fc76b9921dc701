package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How rows fall into windows of event time. Windows of a fixed size are aligned to the epoch in UTC
 * and hold their start but not their end. Immutable.
 *
 * <pre>{@code
 * Window.tumbling(Duration.ofMinutes(1)).watermark(Duration.ofSeconds(30))
 * }</pre>
 *
 * @param kind how windows are formed
 * @param size the length of a window, or the longest gap inside a session
 * @param slide from the start of a window to that of the next; equal to the size unless sliding
 * @param watermark how far the rows of the source may be out of order; empty when no row is late
 * @param allowedLateness how long after the watermark a window still takes rows
 * @since 0.1
 */
public record Window(
    Kind kind,
    Duration size,
    Duration slide,
    Optional<Duration> watermark,
    Duration allowedLateness) {
  /** Ways to form windows. */
  public enum Kind {
    /** Each row is in one window of a fixed size. */
    TUMBLING,
    /** Windows of a fixed size begin at every slide; a row is in several, or in none. */
    SLIDING,
    /** Rows of a key with no more than a gap between them are together. */
    SESSION
  }

  public Window {
    requireNonNull(kind, "kind");
    requirePositive("size", size);
    requirePositive("slide", slide);
    watermark.ifPresent(delay -> requireNotNegative("watermark", delay));
    requireNotNegative("allowedLateness", allowedLateness);
    if (kind != Kind.SLIDING && !slide.equals(size)) {
      throw new IllegalArgumentException("Only sliding windows have a slide of their own.");
    }
  }

  /** Windows one after the other. */
  public static Window tumbling(Duration size) {
    return new Window(Kind.TUMBLING, size, size, Optional.empty(), Duration.ZERO);
  }

  /** Windows that begin at every slide. */
  public static Window sliding(Duration size, Duration slide) {
    return new Window(Kind.SLIDING, size, slide, Optional.empty(), Duration.ZERO);
  }

  /** Rows of a key with no more than this between them. */
  public static Window session(Duration gap) {
    return new Window(Kind.SESSION, gap, gap, Optional.empty(), Duration.ZERO);
  }

  /**
   * The same windows with late rows: at each row the watermark is the latest time of the rows
   * before it less this delay, and a row whose windows had all ended by then is rejected as late.
   */
  public Window watermark(Duration delay) {
    return new Window(kind, size, slide, Optional.of(delay), allowedLateness);
  }

  /** The same windows, taking rows for this long after the watermark has passed their end. */
  public Window allowedLateness(Duration lateness) {
    return new Window(kind, size, slide, watermark, lateness);
  }

  private static void requirePositive(String name, Duration value) {
    requireNotNegative(name, value);
    if (value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than zero.");
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    requireNonNull(value, name);
    if (value.isNegative() || value.getNano() % 1000 != 0 || value.toDays() > 36_525) {
      throw new IllegalArgumentException(
          name + " must be whole microseconds from zero to a hundred years, was " + value + ".");
    }
  }
}
