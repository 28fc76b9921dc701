package io.bi4j.testkit.process;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a child JVM ended. Immutable.
 *
 * @since 0.1
 */
public final class ChildResult {
  /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
  static final int OUT_OF_MEMORY = 3;

  private final int exitCode;
  private final Optional<String> killedAt;
  private final Optional<String> failure;
  private final int points;
  private final long[] memory;
  private final long peakResident;
  private final Duration time;
  private final String output;

  ChildResult(ChildLine line, int exitCode, long peakResident, Duration time, String output) {
    this.exitCode = exitCode;
    this.killedAt = line.killedAt();
    this.failure = line.failure();
    this.points = line.points();
    this.memory = line.memory();
    this.peakResident = peakResident;
    this.time = time;
    this.output = output;
  }

  /** The exit code; 0 when the program came to its end, 137 on Linux when it was killed. */
  public int exitCode() {
    return exitCode;
  }

  /** The crash point at which it was killed. */
  public Optional<String> killedAt() {
    return killedAt;
  }

  /** Whether the program came to its end. */
  public boolean isFinished() {
    return exitCode == 0;
  }

  /** What the program threw. */
  public Optional<String> failure() {
    return failure;
  }

  /** Whether it ran out of memory. */
  public boolean isOutOfMemory() {
    return exitCode == OUT_OF_MEMORY
        || failure.orElse("").contains("OutOfMemoryError")
        || output.contains("OutOfMemoryError");
  }

  /** How many crash points it passed; 0 when it did not come to its end. */
  public int points() {
    return points;
  }

  /** The most heap it took in bytes, garbage included; empty when it did not come to its end. */
  public OptionalLong peakHeapBytes() {
    return memory(0);
  }

  /** The heap in use in bytes after a collection at its end. */
  public OptionalLong liveHeapBytes() {
    return memory(1);
  }

  /** The direct memory in use in bytes at its end. */
  public OptionalLong directBytes() {
    return memory(2);
  }

  private OptionalLong memory(int index) {
    return memory.length == 0 ? OptionalLong.empty() : OptionalLong.of(memory[index]);
  }

  /** The most physical memory in bytes; empty where the system does not tell (not Linux). */
  public OptionalLong peakResidentBytes() {
    return peakResident == 0 ? OptionalLong.empty() : OptionalLong.of(peakResident);
  }

  /** How long it took. */
  public Duration time() {
    return time;
  }

  /** The last of what it printed, standard output and error together. */
  public String output() {
    return output;
  }

  @Override
  public String toString() {
    return "exit code "
        + exitCode
        + killedAt.map(point -> ", killed at " + point).orElse("")
        + failure.map(text -> ", failed with " + text).orElse("")
        + " after "
        + time.toMillis()
        + " ms"
        + (output.isEmpty() ? "" : "; it printed:\n" + output);
  }
}
