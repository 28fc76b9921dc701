package io.bi4j.testkit.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the power of a scenario at every one of its changes, and after its end, many times each with
 * another part lost, and looks at what is left.
 *
 * <pre>{@code
 * PowerCuts.of("replace the report", temporaryFolder)
 *     .before(disk -> write(disk.path("report.csv"), OLD))
 *     .during(disk -> replace(disk.path("report.csv"), NEW))
 *     .after((disk, finished) ->
 *         assertThat(contentOf(disk.path("report.csv"))).isIn(finished ? List.of(NEW) : List.of(OLD, NEW)))
 *     .check(1_000);
 * }</pre>
 *
 * <p>A failure names the change at which the power was cut and the seed that decided what was lost;
 * the system property {@code bi.crash.seed} sets the first seed. The scenario must make its changes
 * in the same order each time, or the cuts fall at other places, which does no harm.
 *
 * @since 0.1
 */
public final class PowerCuts {
  /** The system property that sets the first seed. */
  public static final String SEED_PROPERTY = "bi.crash.seed";

  private static final long DEFAULT_SEED = 20_261_122L;

  private final String name;
  private final Path folder;
  private Step before = disk -> {};
  private Step during = disk -> {};
  private Check after = (disk, finished) -> {};
  private boolean ignoreFiles;
  private boolean ignoreFolders;

  private PowerCuts(String name, Path folder) {
    this.name = requireNonNull(name, "name");
    this.folder = requireNonNull(folder, "folder");
  }

  /** A part of a scenario. */
  @FunctionalInterface
  public interface Step {
    /** Works on the disk. */
    void run(CrashFs disk) throws Exception;
  }

  /** Looks at what is left. */
  @FunctionalInterface
  public interface Check {
    /**
     * Throws when something is wrong.
     *
     * @param disk the disk, with power
     * @param finished whether the scenario had come to its end before the cut, so that all it did
     *     must be there
     */
    void run(CrashFs disk, boolean finished) throws Exception;
  }

  /** Cuts in an empty folder, which each run begins anew. */
  public static PowerCuts of(String name, Path emptyFolder) {
    return new PowerCuts(name, emptyFolder);
  }

  /** What is there before; it is safe, whether it was forced or not. */
  public PowerCuts before(Step step) {
    before = requireNonNull(step, "step");
    return this;
  }

  /** What the power is cut under. */
  public PowerCuts during(Step step) {
    during = requireNonNull(step, "step");
    return this;
  }

  /** What must hold after the restart; a recovery, if there is one, belongs here too. */
  public PowerCuts after(Check check) {
    after = requireNonNull(check, "check");
    return this;
  }

  /** The disk does not force files or folders; see {@link CrashFs#ignoreForce}. */
  public PowerCuts ignoreForce(boolean files, boolean folders) {
    ignoreFiles = files;
    ignoreFolders = folders;
    return this;
  }

  /**
   * Cuts the power.
   *
   * @param cuts how many times; every change is met when there are at least as many as changes
   * @return how many changes the scenario makes
   * @throws AssertionError naming the change and the seed at which the check failed
   */
  public int check(int cuts) throws IOException {
    int changes = 0;
    long first = Long.getLong(SEED_PROPERTY, DEFAULT_SEED);
    List<Integer> moments = new ArrayList<>();
    for (int i = 0; i < cuts; i++) {
      if (moments.isEmpty()) {
        changes = changes == 0 ? count() : changes;
        moments = moments(changes, first + i);
      }
      cut(moments.remove(moments.size() - 1), first + i);
    }
    return changes;
  }

  private static List<Integer> moments(int changes, long seed) {
    List<Integer> moments = new ArrayList<>();
    for (int n = 1; n <= changes + 1; n++) {
      moments.add(n);
    }
    Collections.shuffle(moments, new Random(seed));
    return moments;
  }

  private int count() throws IOException {
    CrashFs disk = fresh();
    int earlier = disk.files().changes().size();
    try {
      during.run(disk);
      after.run(disk, true);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("\"" + name + "\" fails without a power cut: " + e.getMessage(), e);
    }
    int changes = disk.files().changes().size() - earlier;
    if (changes == 0) {
      throw new AssertionError(
          "\"" + name + "\" changes no file. Take its paths from disk.path(...).");
    }
    return changes;
  }

  private void cut(int moment, long seed) throws IOException {
    CrashFs disk = fresh();
    disk.powerOffAt(moment);
    Throwable thrown = thrownBy(disk);
    boolean finished = !disk.isPowerOff();
    if (finished && thrown != null) {
      throw new AssertionError("\"" + name + "\" failed though the power was on.", thrown);
    }
    String point = finished ? "after its end" : "at change " + moment + ", " + lastChanges(disk);
    disk.restart(new SplittableRandom(seed).nextLong());
    try {
      after.run(disk, finished);
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "\""
              + name
              + "\" does not stand a power cut "
              + point
              + " (seed "
              + seed
              + "): "
              + e.getMessage()
              + "\nRun again with -D"
              + SEED_PROPERTY
              + "="
              + seed,
          e);
    }
  }

  private static String lastChanges(CrashFs disk) {
    List<String> changes = disk.files().changes();
    return "the last before it: "
        + changes.subList(Math.max(0, changes.size() - 3), changes.size());
  }

  private @Nullable Throwable thrownBy(CrashFs disk) {
    try {
      during.run(disk);
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }

  private CrashFs fresh() throws IOException {
    CrashModel.clear(folder);
    try {
      before.run(CrashFs.over(folder));
    } catch (Exception e) {
      throw new AssertionError("\"" + name + "\" fails before it begins: " + e.getMessage(), e);
    }
    return CrashFs.over(folder).ignoreForce(ignoreFiles, ignoreFolders);
  }
}
