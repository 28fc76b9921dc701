package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the program as a host's user does and looks at the jars it runs on. */
class FirstScreenTest {

  @Test
  void prints_what_the_readme_shows() {
    assertEquals(
        """
        3 of 46 cities make 50.6 % of sales
        Total volume peaked every June: 34.9 % above average
        Total sales peaked every June: 27.4 % above average
        """,
        output().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void every_jar_of_ours_has_a_stable_module_name() {
    assertEquals(Set.of("io.bi4j.core", "io.bi4j.insights"), moduleNames());
  }

  private static String output() {
    PrintStream standard = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
      FirstScreen.main(new String[0]);
    } finally {
      System.setOut(standard);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }

  private static Set<String> moduleNames() {
    Path[] jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(jar -> jar.getFileName().toString().matches("bi-.*\\.jar"))
            .toArray(Path[]::new);
    Set<String> names = new TreeSet<>();
    ModuleFinder.of(jars).findAll().forEach(module -> names.add(module.descriptor().name()));
    return names;
  }
}
