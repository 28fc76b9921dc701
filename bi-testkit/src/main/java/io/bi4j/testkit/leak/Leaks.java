package io.bi4j.testkit.leak;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what this JVM has open before and after some code: threads, files and sockets, direct
 * memory.
 *
 * <pre>{@code
 * Leaks leaks = Leaks.watch();
 * try (BiRuntime bi = BiRuntime.create()) {
 *   bi.run(pipeline);
 * }
 * leaks.assertNone();
 *
 * Leaks.repeat(1_000, () -> connector().close());   // no growth over many cycles
 * }</pre>
 *
 * <p>What ends a little later, as threads do, has time to: {@link #assertNone()} waits up to 5 s
 * and collects garbage meanwhile. The whole JVM is looked at, so no other test may run beside.
 * Files and sockets are seen on Linux only ({@code /proc/self/fd}); elsewhere they are left out.
 * Jars, devices and the JVM's own threads do not count. Confined to one thread.
 *
 * @since 0.1
 */
public final class Leaks {
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);
  private static final long DEFAULT_DIRECT_BYTES = 1 << 20;
  private static final int WARM_UP = 3;
  private static final long PAUSE_MILLIS = 20;

  private final OpenThings before;
  private final List<String> ignoredThreads = new ArrayList<>();
  private Duration patience = DEFAULT_PATIENCE;
  private long directBytes = DEFAULT_DIRECT_BYTES;

  private Leaks(OpenThings before) {
    this.before = before;
  }

  /** Code that may leak. */
  @FunctionalInterface
  public interface Task {
    /** Runs once. */
    void run() throws Exception;
  }

  /** Takes down what is open now. */
  public static Leaks watch() {
    return new Leaks(OpenThings.now());
  }

  /**
   * Runs a task a few times to warm up, then so many times, and checks that nothing was left.
   *
   * @throws AssertionError naming what was left
   */
  public static void repeat(int cycles, Task task) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      task.run();
    }
    Leaks leaks = watch();
    for (int i = 0; i < cycles; i++) {
      task.run();
    }
    leaks.assertNone();
  }

  /** Threads whose name begins so are not looked at. */
  public Leaks ignoreThreads(String beginning) {
    ignoredThreads.add(requireNonNull(beginning, "beginning"));
    return this;
  }

  /** How long to wait for the end of what is ending; 5 s unless this says otherwise. */
  public Leaks patience(Duration time) {
    patience = requireNonNull(time, "time");
    return this;
  }

  /**
   * How many bytes of direct memory may stay; 1 MiB unless this says otherwise, because the JDK
   * keeps buffers for each thread that used a channel.
   */
  public Leaks directBytes(long bytes) {
    directBytes = bytes;
    return this;
  }

  /**
   * Checks that nothing is open that was not open before.
   *
   * @throws AssertionError naming each thread with its stack, each file, and the direct memory
   */
  public void assertNone() {
    long end = System.nanoTime() + patience.toNanos();
    List<String> left = left();
    boolean interrupted = false;
    while (!left.isEmpty() && !interrupted && System.nanoTime() - end < 0) {
      System.gc();
      interrupted = paused();
      left = left();
    }
    if (!left.isEmpty()) {
      throw new AssertionError(
          "Left behind after " + patience.toMillis() + " ms:\n" + String.join("\n", left));
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private List<String> left() {
    return OpenThings.now()
        .since(before, directBytes, name -> ignoredThreads.stream().anyMatch(name::startsWith));
  }
}
