package io.bi4j.testkit.process;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * Kills a program with {@code kill -9} at its first crash point, at its second, and so on until it
 * passes untouched, or at random moments; starts it again after each kill until it comes to its
 * end; and looks at what it left.
 *
 * <pre>{@code
 * Set<String> points =
 *     CrashRuns.of("copy orders", n -> ChildJvm.of(CopyOrders.class, folder(n).toString()))
 *         .after(n -> assertThat(rowsIn(folder(n))).isEqualTo(EXPECTED))
 *         .atEachPoint();
 * assertThat(points).contains("flushed", "committed");
 * }</pre>
 *
 * <p>Each number is one experiment with a place of its own, so that they do not disturb each other.
 *
 * @since 0.1
 */
public final class CrashRuns {
  /** The system property that sets the seed of {@link #atRandomMoments}. */
  public static final String SEED_PROPERTY = "bi.crash.seed";

  private static final long DEFAULT_SEED = 20_261_122L;
  private static final int MOST_POINTS = 10_000;

  private final String name;
  private final IntFunction<ChildJvm> program;
  private final Check check;
  private final int kills;

  private CrashRuns(String name, IntFunction<ChildJvm> program, Check check, int kills) {
    this.name = name;
    this.program = program;
    this.check = check;
    this.kills = kills;
  }

  /** Looks at what an experiment left. */
  @FunctionalInterface
  public interface Check {
    /** Throws when something is wrong. */
    void run(int experiment) throws Exception;
  }

  /** A program; the number of the experiment tells it which place to use. */
  public static CrashRuns of(String name, IntFunction<ChildJvm> program) {
    return new CrashRuns(
        requireNonNull(name, "name"), requireNonNull(program, "program"), experiment -> {}, 1);
  }

  /** What must hold when the program has come to its end at last. */
  public CrashRuns after(Check assertions) {
    return new CrashRuns(name, program, requireNonNull(assertions, "assertions"), kills);
  }

  /**
   * How often the program is killed in one experiment, 1 unless this says otherwise: with 2, the
   * second run, which recovers from the first kill, is killed at the same point as well.
   */
  public CrashRuns killsPerExperiment(int number) {
    return new CrashRuns(name, program, check, number);
  }

  /**
   * Kills at each crash point in turn.
   *
   * @return the names of the points
   * @throws AssertionError naming the point after which something was wrong
   */
  public Set<String> atEachPoint() throws Exception {
    Set<String> points = new LinkedHashSet<>();
    for (int n = 1; n <= MOST_POINTS; n++) {
      ChildResult first = program.apply(n).runToPoint(n);
      if (first.killedAt().isEmpty()) {
        requireEnd(first, "without a kill");
        look(n, "without a kill");
        return required(points);
      }
      points.add(first.killedAt().get());
      String point = "killed at point " + n + " (" + first.killedAt().get() + ")";
      for (int kill = 1; kill < kills; kill++) {
        program.apply(n).runToPoint(n);
      }
      requireEnd(program.apply(n).run(), point);
      look(n, point);
    }
    throw new AssertionError("\"" + name + "\" passes more than " + MOST_POINTS + " crash points.");
  }

  private Set<String> required(Set<String> points) {
    if (points.isEmpty()) {
      throw new AssertionError(
          "\""
              + name
              + "\" passes no crash point. Call CrashPoint.hit in it, or use atRandomMoments.");
    }
    return points;
  }

  /**
   * Kills at moments that a seed decides, between the start of the JVM and the end of an
   * undisturbed run.
   *
   * @param experiments how many
   * @return in how many of them the kill came before the end
   * @throws AssertionError naming the moment and the seed after which something was wrong
   */
  public int atRandomMoments(int experiments) throws Exception {
    ChildResult undisturbed = program.apply(0).run();
    requireEnd(undisturbed, "without a kill");
    look(0, "without a kill");
    long seed = Long.getLong(SEED_PROPERTY, DEFAULT_SEED);
    SplittableRandom random = new SplittableRandom(seed);
    int early = 0;
    for (int n = 1; n <= experiments; n++) {
      String when = "killed after";
      for (int kill = 0; kill < kills; kill++) {
        long millis = 1 + random.nextLong(undisturbed.time().toMillis());
        early += program.apply(n).runFor(millis).isFinished() ? 0 : kill == 0 ? 1 : 0;
        when += " " + millis + " ms,";
      }
      when += " experiment " + n + " of seed " + seed;
      requireEnd(program.apply(n).run(), when);
      look(n, when);
    }
    return early;
  }

  private void requireEnd(ChildResult result, String when) {
    if (!result.isFinished()) {
      throw new AssertionError(
          "\"" + name + "\", " + when + ", did not come to its end: " + result);
    }
  }

  private void look(int experiment, String when) {
    try {
      check.run(experiment);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("\"" + name + "\", " + when + ": " + e.getMessage(), e);
    }
  }
}
