package io.bi4j.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One module of the reactor, as its pom declares it.
 *
 * @param directory where the pom lies
 * @param published whether hosts can depend on it
 * @param dependencies the direct ones, test scope and imported BOMs left out
 */
record BuildModule(
    String artifactId,
    String version,
    Path directory,
    boolean published,
    boolean jar,
    boolean hasParent,
    List<Dependency> dependencies,
    List<Dependency> managed) {

  /** A library that hosts put on their class path. */
  boolean isLibrary() {
    return published && jar;
  }

  Path classes() {
    return directory.resolve("target/classes");
  }

  Path sources() {
    return directory.resolve("src/main/java");
  }

  boolean hasDescriptor() {
    return Files.exists(classes().resolve("module-info.class"));
  }

  ModuleDescriptor descriptor() throws IOException {
    try (InputStream in = Files.newInputStream(classes().resolve("module-info.class"))) {
      return ModuleDescriptor.read(in);
    }
  }

  /** One {@code <dependency>} element. */
  record Dependency(
      String groupId, String artifactId, String version, String scope, boolean optional) {

    boolean isOurs() {
      return groupId.equals("io.bi4j");
    }

    boolean reachesHosts() {
      return !optional && (scope.equals("compile") || scope.equals("runtime"));
    }

    String coordinates() {
      return groupId + ":" + artifactId;
    }
  }
}
