package io.bi4j.testkit.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that runs in a JVM of its own, with the class path of the test.
 *
 * <pre>{@code
 * ChildResult result = ChildJvm.of(Import.class, "sales.csv").heap(64).run();
 * assertThat(result.isFinished()).as(result.toString()).isTrue();
 * assertThat(result.peakResidentBytes().getAsLong()).isLessThan(200L << 20);
 * }</pre>
 *
 * <p>The program is the {@code main} of a public class. Immutable; each method with an option
 * returns a copy. A start takes some 100 ms. Resident memory is read from {@code /proc} every few
 * milliseconds while the child lives, as its high-water mark.
 *
 * @since 0.1
 */
public final class ChildJvm {
  private static final int MOST_OUTPUT = 4_000;
  private static final long SAMPLE_MILLIS = 5;

  private final String program;
  private final List<String> arguments;
  private final List<String> options;
  private final Duration limit;

  private ChildJvm(String program, List<String> arguments, List<String> options, Duration limit) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.options = List.copyOf(options);
    this.limit = limit;
  }

  /** A program with its arguments; it may run for two minutes. */
  public static ChildJvm of(Class<?> program, String... arguments) {
    return new ChildJvm(
        program.getName(),
        List.of(arguments),
        List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
        Duration.ofMinutes(2));
  }

  /** The most heap in MiB; a program that needs more ends at once. */
  public ChildJvm heap(int mebibytes) {
    return option("-Xmx" + mebibytes + "m").option("-XX:+ExitOnOutOfMemoryError");
  }

  /** The most direct memory in MiB. */
  public ChildJvm directMemory(int mebibytes) {
    return option("-XX:MaxDirectMemorySize=" + mebibytes + "m");
  }

  /** A further option of the JVM. */
  public ChildJvm option(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(requireNonNull(option, "option"));
    return new ChildJvm(program, arguments, more, limit);
  }

  /** How long it may run, before it is killed and the test fails. */
  public ChildJvm limit(Duration time) {
    return new ChildJvm(program, arguments, options, requireNonNull(time, "time"));
  }

  /**
   * Runs to the end.
   *
   * @throws AssertionError when it takes longer than it may
   */
  public ChildResult run() throws IOException, InterruptedException {
    return run(0, Long.MAX_VALUE);
  }

  /** Runs until the n-th crash point, counted from one; 0 for none. */
  ChildResult runToPoint(int point) throws IOException, InterruptedException {
    return run(point, Long.MAX_VALUE);
  }

  /** Runs for so long. */
  ChildResult runFor(long millis) throws IOException, InterruptedException {
    return run(0, millis);
  }

  private ChildResult run(int point, long killAfterMillis)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("bi4j-child-", ".txt");
    long start = System.nanoTime();
    try (ChildLine line = new ChildLine()) {
      Process process =
          new ProcessBuilder(command(line.port(), point))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      line.start(process::destroyForcibly);
      long resident = watch(process, killAfterMillis);
      line.awaitEnd();
      return new ChildResult(
          line,
          process.exitValue(),
          resident,
          Duration.ofNanos(System.nanoTime() - start),
          lastOf(output));
    } finally {
      Files.delete(output);
    }
  }

  /** Waits for the end and returns the high-water mark of the resident memory. */
  private long watch(Process process, long killAfterMillis) throws InterruptedException {
    long start = System.nanoTime();
    long resident = 0;
    try {
      while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
        resident = Math.max(resident, residentOf(process.pid()));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (millis >= killAfterMillis) {
          process.destroyForcibly().waitFor();
        } else if (millis > limit.toMillis()) {
          throw new AssertionError(
              program + " " + arguments + " still ran after " + limit + " and was killed.");
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return resident;
  }

  private static long residentOf(long pid) {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // The process ended meanwhile; the marks read before count.
      return 0;
    }
  }

  private List<String> command(int port, int point) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ChildMain.class.getName());
    command.add(Integer.toString(port));
    command.add(Integer.toString(point));
    command.add(program);
    command.addAll(arguments);
    return command;
  }

  private static String lastOf(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), UTF_8).strip();
    return text.length() <= MOST_OUTPUT ? text : "…" + text.substring(text.length() - MOST_OUTPUT);
  }

  @Override
  public String toString() {
    return program + " " + arguments;
  }
}
