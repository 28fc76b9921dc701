package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@code java -jar quickstart.jar} and keeps what it printed. */
final class Program {
  static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path JAR = MODULE.resolve("target/quickstart.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private Program() {}

  /** Runs in a folder of its own, which is where the report goes unless an argument says more. */
  static Run in(Path folder, String... arguments) throws IOException, InterruptedException {
    assertThat(JAR).as("built by mvn package").exists();
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("quickstart", ".out");
    Path err = Files.createTempFile("quickstart", ".err");
    try {
      int status = start(command, folder, out.toFile(), err.toFile());
      return new Run(status, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static int start(List<String> command, Path folder, File out, File err)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectOutput(out).redirectError(err).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  static Path write(Path folder, String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  /**
   * What came of a run.
   *
   * @param status the exit status
   */
  record Run(int status, String out, String err) {

    /** The lines below a title, up to the next one. */
    List<String> section(String title) {
      List<String> lines = out.lines().toList();
      int begin = lines.indexOf("== " + title);
      assertThat(begin).as("title \"%s\" in%n%s%s", title, out, err).isNotNegative();
      return lines.subList(begin + 1, lines.size()).stream()
          .takeWhile(line -> !line.startsWith("== "))
          .toList();
    }

    /** The report whose path was printed last. */
    Path report() {
      String said = "The report with charts: ";
      return Path.of(
          out.lines()
              .filter(line -> line.startsWith(said))
              .reduce((first, last) -> last)
              .orElseThrow(() -> new AssertionError(out + err))
              .substring(said.length()));
    }

    void assertRefused(int expected, String... parts) {
      assertThat(err).contains(parts).doesNotContain("\tat ", "Exception");
      assertThat(status).isEqualTo(expected);
      assertThat(out).doesNotContain("The report");
    }
  }
}
