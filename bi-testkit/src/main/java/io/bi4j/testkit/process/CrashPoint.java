package io.bi4j.testkit.process;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A named moment of a program at which a test may kill its JVM.
 *
 * <pre>{@code
 * writer.flush();
 * CrashPoint.hit("flushed");
 * session.commit(parts, checkpoint);
 * CrashPoint.hit("committed");
 * }</pre>
 *
 * <p>Does nothing unless the JVM was started by {@link CrashRuns}; then it tells the parent, and
 * waits for the end if the parent has decided to kill here. Thread-safe.
 *
 * @since 0.1
 */
public final class CrashPoint {
  private static volatile @Nullable Parent parent;

  private CrashPoint() {}

  /** The program has come to this moment. */
  public static void hit(String name) {
    requireNonNull(name, "name");
    Parent present = parent;
    if (present != null) {
      present.point(name);
    }
  }

  static void connect(Parent other) {
    parent = other;
  }
}
