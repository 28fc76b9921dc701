package io.bi4j.core.internal.spill;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The heap that the operators of one run may keep rows and groups in. It counts the large arrays
 * that grow with the data, not every object; an operator that finds it exceeded spills its own
 * state. Thread-safe.
 */
public final class MemoryBudget {
  /** Below this, cutting state finer costs more than it saves. */
  private static final long LEAST_SHARE = 32 << 10;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  /**
   * A budget.
   *
   * @param limit bytes that all operators of the run may hold together
   */
  public MemoryBudget(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A memory budget is 1 byte or more, was " + limit + ".");
    }
    this.limit = limit;
  }

  /** A budget that is never exceeded. */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE);
  }

  /** Bytes that all operators of the run may hold together. */
  public long limit() {
    return limit;
  }

  /** Bytes that they hold now. */
  public long used() {
    return used.get();
  }

  /** Whether they hold too much. */
  public boolean isExceeded() {
    return used.get() > limit;
  }

  /** Bytes of spilled state that one of some workers may bring back at a time. */
  public long share(int workers) {
    return Math.max(LEAST_SHARE, limit / (4L * workers));
  }

  /** An account of one worker of one operator. */
  public Account open() {
    return new Account();
  }

  /** What one worker of one operator holds. Confined to one thread at a time. */
  public final class Account {
    private long bytes;

    private Account() {}

    /** Says what is held now. */
    public void set(long now) {
      if (now != bytes) {
        used.addAndGet(now - bytes);
        bytes = now;
      }
    }

    /** Says that more, or less, is held than before. */
    public void add(long more) {
      set(bytes + more);
    }

    /** What is held. */
    public long bytes() {
      return bytes;
    }

    /**
     * Whether this worker should spill: the budget is exceeded and this account holds enough of it
     * to make a difference.
     */
    public boolean mustSpill(int workers) {
      return isExceeded() && bytes > limit / (4L * workers);
    }
  }
}
