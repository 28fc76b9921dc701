package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a host takes along with bi-core. The build writes the resolved runtime class path of every
 * module to {@code target/runtime-classpath.txt}.
 */
class RuntimeFootprintTest {
  private static final int MAX_JARS = 7;
  private static final long MAX_BYTES = 2_500_000;

  @Test
  void bi_core_brings_at_most_seven_jars_and_two_and_a_half_megabytes() throws IOException {
    List<Path> jars = runtimeJars(Repository.module("bi-core"));

    assertThat(jars)
        .extracting(jar -> jar.getFileName().toString())
        .anyMatch(name -> name.startsWith("slf4j-api-"))
        .anyMatch(name -> name.startsWith("jackson-core-"));
    assertWithinLimits(jars);
  }

  @Test
  void one_jar_more_is_noticed(@TempDir Path directory) throws IOException {
    List<Path> jars = files(directory, MAX_JARS + 1, 10);

    assertThatThrownBy(() -> assertWithinLimits(jars)).isInstanceOf(AssertionError.class);
  }

  @Test
  void one_byte_more_is_noticed(@TempDir Path directory) throws IOException {
    List<Path> jars = files(directory, 1, Math.toIntExact(MAX_BYTES + 1));

    assertThatThrownBy(() -> assertWithinLimits(jars)).isInstanceOf(AssertionError.class);
  }

  private static void assertWithinLimits(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    assertThat(jars).hasSizeLessThanOrEqualTo(MAX_JARS);
    assertThat(bytes).as("bytes of %s", jars).isLessThanOrEqualTo(MAX_BYTES);
  }

  private static List<Path> runtimeJars(BuildModule module) throws IOException {
    Path list = module.directory().resolve("target/runtime-classpath.txt");
    assertThat(list).as("written by the build of " + module.artifactId()).exists();
    return Stream.of(Files.readString(list).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static List<Path> files(Path directory, int count, int bytes) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.write(directory.resolve(i + ".jar"), new byte[bytes]);
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
