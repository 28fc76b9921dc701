package io.bi4j.core.internal.exec;

/**
 * The watermark of one run: the latest event time of the rows so far, less a delay. Rows must come
 * in the order of the input, so one worker reads. Confined to one thread at a time.
 */
public final class Lateness {
  private final long delay;
  private final long allowed;
  private long latest = Long.MIN_VALUE;

  /**
   * No rows yet.
   *
   * @param delay microseconds that the watermark stays behind the latest row
   * @param allowed microseconds that a window stays open after it
   */
  public Lateness(long delay, long allowed) {
    this.delay = delay;
    this.allowed = allowed;
  }

  /** Whether a window that ends at a time takes no rows any more. */
  boolean isClosed(long end) {
    return latest != Long.MIN_VALUE && end + allowed <= latest - delay;
  }

  /** Takes the time of a row, after it was judged. */
  void seen(long time) {
    latest = Math.max(latest, time);
  }
}
