package io.bi4j.testkit.fault;

import static java.util.Objects.requireNonNull;

/**
 * Counts operations and says which of them fails: the n-th alone, or the n-th and all after it.
 *
 * <pre>{@code
 * FaultCounter fault = FaultCounter.once(3);
 * FaultyFileSystem files = FaultyFileSystem.over(folder).faults(fault);
 * }</pre>
 *
 * <p>Thread-safe. Operations are counted from one, in the order in which they come.
 *
 * @since 0.1
 */
public final class FaultCounter {
  private static final String NOT_REACHED = "none";

  private final int failing;
  private final boolean sticky;
  private int operations;
  private String point = NOT_REACHED;

  private FaultCounter(int failing, boolean sticky) {
    if (failing < 1) {
      throw new IllegalArgumentException(
          "Operations are counted from 1, cannot fail operation " + failing + ".");
    }
    this.failing = failing;
    this.sticky = sticky;
  }

  /** Nothing fails; operations are counted all the same. */
  public static FaultCounter never() {
    return new FaultCounter(Integer.MAX_VALUE, false);
  }

  /** The n-th operation fails, those after it do not. */
  public static FaultCounter once(int n) {
    return new FaultCounter(n, false);
  }

  /** The n-th operation and all after it fail. */
  public static FaultCounter sticky(int n) {
    return new FaultCounter(n, true);
  }

  /**
   * Counts an operation.
   *
   * @param operation what it is, for messages
   * @return whether it is to fail
   */
  public synchronized boolean hit(String operation) {
    requireNonNull(operation, "operation");
    operations++;
    if (operations == failing) {
      point = operation;
    }
    return operations == failing || (sticky && operations > failing);
  }

  /** How many operations there were. */
  public synchronized int operations() {
    return operations;
  }

  /** Whether the operation that fails was reached. */
  public synchronized boolean isReached() {
    return operations >= failing;
  }

  /** The operation that failed first, as it was named, or {@code none}. */
  public synchronized String point() {
    return point;
  }

  /** The number, the kind and the operation, for messages. */
  @Override
  public synchronized String toString() {
    if (failing == Integer.MAX_VALUE) {
      return "no fault (" + operations + " operations)";
    }
    return "fault " + failing + (sticky ? " and after" : "") + " (" + point + ")";
  }
}
