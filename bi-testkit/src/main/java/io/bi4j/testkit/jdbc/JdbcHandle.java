package io.bi4j.testkit.jdbc;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A connection, statement or result that is open: what it stands on, and where it was opened. */
final class JdbcHandle {
  private final String name;
  private final @Nullable JdbcHandle parent;
  private final Throwable opened;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean dead;

  JdbcHandle(String name, @Nullable JdbcHandle parent) {
    this.name = name;
    this.parent = parent;
    this.opened = new Throwable(name + " was opened here");
  }

  String name() {
    return name;
  }

  Throwable opened() {
    return opened;
  }

  boolean isBelow(JdbcHandle other) {
    return parent == other || (parent != null && parent.isBelow(other));
  }

  /** The connection that this came from, or this. */
  JdbcHandle connection() {
    return parent == null ? this : parent.connection();
  }

  /** The connection to the database is gone. */
  void kill() {
    connection().dead = true;
  }

  boolean isDead() {
    return connection().dead;
  }

  /** Ends a wait in this or in what was opened from it. */
  void stop() {
    stopped.countDown();
  }

  /** Whether it, or what it was opened from, was closed or cancelled. */
  boolean isStopped() {
    return stopped.getCount() == 0 || (parent != null && parent.isStopped());
  }
}
