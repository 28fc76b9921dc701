package io.bi4j.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.internal.delivery.CrashPoints.Moment;
import io.bi4j.core.state.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Runs a pipeline in processes that die, until one comes to its end. */
final class CrashJob {
  private static final int MOST_KILLS = 12;

  private final Path folder;
  private final String sink;
  private int kills;

  CrashJob(Path folder, String sink) {
    this.folder = folder;
    this.sink = sink;
  }

  /** How many processes were killed. */
  int kills() {
    return kills;
  }

  /** Kills processes at random until one ends by itself. */
  void run(Random random) throws Exception {
    boolean ended = false;
    while (!ended && kills < MOST_KILLS) {
      ended = runOnce(random);
    }
    if (!ended) {
      assertThat(finish()).as("the last process, which nobody kills: %s", error()).isZero();
    }
  }

  private boolean runOnce(Random random) throws Exception {
    int kind = random.nextInt(10);
    Process child;
    if (kind < 4) {
      Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
      boolean once = moment == Moment.LEASED || moment == Moment.DECIDED;
      child = start(moment.name(), once ? 1 : 1 + random.nextInt(5));
    } else if (kind < 7) {
      child = start("FILE", 1 + random.nextInt(90));
    } else {
      child = start("NEVER", 1);
      if (!child.waitFor(200 + random.nextInt(1200), TimeUnit.MILLISECONDS)) {
        child.destroyForcibly();
      }
    }
    int exit = child.waitFor();
    if (exit != 0) {
      assertThat(exit).as("killed, not failed: %s", error()).isIn(CrashChild.HALTED, 137);
      kills++;
    }
    return exit == 0;
  }

  /** Kills one process at a certain place; whether it was reached. */
  boolean killAt(String where, int n) throws Exception {
    boolean killed = start(where, n).waitFor() == CrashChild.HALTED;
    kills += killed ? 1 : 0;
    return killed;
  }

  /** Runs a process to its end; its exit code. */
  int finish() throws Exception {
    return start("NEVER", 1).waitFor();
  }

  private Process start(String where, int n) throws IOException {
    return ChildJvm.start(CrashChild.class, folder.toString(), sink, where, String.valueOf(n));
  }

  /** What the last process that failed said. */
  String error() throws IOException {
    Path error = folder.resolve("error");
    return Files.exists(error) ? Files.readString(error) : "no error";
  }
}
