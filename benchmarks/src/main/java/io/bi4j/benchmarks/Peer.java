package io.bi4j.benchmarks;

import java.nio.file.Path;

/**
 * One way to do the jobs. Confined to one thread; may use threads of its own. A peer may keep what
 * a host program would keep between two runs (a connection, a thread pool), but no data: each run
 * reads the file again.
 */
public interface Peer extends AutoCloseable {
  /** The name in options and tables. */
  String name();

  /** Whether this peer has the job. */
  boolean supports(Job job);

  /** How many threads it uses when it may use {@code allowed}. */
  default int threads(int allowed) {
    return allowed;
  }

  /**
   * Does the job once and hands over the whole answer; the time until it returns is what is
   * measured.
   */
  Answer run(Job job, Path file, int threads) throws Exception;

  @Override
  default void close() throws Exception {}
}
