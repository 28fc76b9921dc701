package io.bi4j.testkit.fault;

import static java.util.Objects.requireNonNull;

import java.util.function.IntFunction;

/**
 * Runs a scenario again and again: its first operation fails, then its second, and so on, until a
 * run passes untouched. No place where a fault may come is left out, and none is hit by luck.
 *
 * <pre>{@code
 * FaultLoop.once("replace a report")
 *     .run(fault -> {
 *       FaultyFileSystem files = FaultyFileSystem.over(newFolder()).faults(fault);
 *       Path report = files.path("report.csv");
 *       ...                                  // the old report, without faults
 *       try {
 *         replace(report);                   // the code under test
 *       } catch (IOException e) {
 *         // a clean error is allowed
 *       }
 *       assertThat(report).hasContent(...);  // old or new, never half
 *     });
 * }</pre>
 *
 * <p>The scenario begins anew on each call and checks its own end. A failure names the number of
 * the fault and the operation; the system property {@code bi.fault.point} runs that number alone.
 *
 * @since 0.1
 */
public final class FaultLoop {
  /** The system property with the one number to run. */
  public static final String POINT_PROPERTY = "bi.fault.point";

  private static final int DEFAULT_MOST = 100_000;

  private final String name;
  private final IntFunction<FaultCounter> faults;
  private final int most;

  private FaultLoop(String name, IntFunction<FaultCounter> faults, int most) {
    this.name = requireNonNull(name, "name");
    this.faults = faults;
    this.most = most;
  }

  /** What runs with a fault; it throws when the code under test behaved badly. */
  @FunctionalInterface
  public interface Scenario {
    /** Runs once. */
    void run(FaultCounter fault) throws Exception;
  }

  /** Each fault comes once; what follows works again. */
  public static FaultLoop once(String name) {
    return new FaultLoop(name, FaultCounter::once, DEFAULT_MOST);
  }

  /** Each fault stays: all operations after it fail too. */
  public static FaultLoop sticky(String name) {
    return new FaultLoop(name, FaultCounter::sticky, DEFAULT_MOST);
  }

  /** The same loop with a limit to the number of runs; 100,000 unless this says otherwise. */
  public FaultLoop atMost(int runs) {
    return new FaultLoop(name, faults, runs);
  }

  /**
   * Runs the scenario until no fault is reached.
   *
   * @return how many faults were tried
   * @throws AssertionError naming the fault at which the scenario failed, or when there were no
   *     operations to fail, or no end
   */
  public int run(Scenario scenario) {
    Integer only = Integer.getInteger(POINT_PROPERTY);
    if (only != null) {
      runOne(scenario, faults.apply(only), only);
      return 1;
    }
    for (int n = 1; n <= most; n++) {
      FaultCounter fault = faults.apply(n);
      runOne(scenario, fault, n);
      if (!fault.isReached()) {
        return tried(n - 1);
      }
    }
    throw new AssertionError(
        "\"" + name + "\" still meets faults after " + most + " runs; is it endless?");
  }

  private int tried(int count) {
    if (count == 0) {
      throw new AssertionError(
          "\"" + name + "\" did nothing that could fail. Hand its fault to the faulty parts.");
    }
    return count;
  }

  private void runOne(Scenario scenario, FaultCounter fault, int n) {
    try {
      scenario.run(fault);
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(
          "\""
              + name
              + "\" does not stand "
              + fault
              + ": "
              + e.getMessage()
              + "\nRun this fault alone with -D"
              + POINT_PROPERTY
              + "="
              + n,
          e);
    }
  }
}
