package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Names, owners and opening comments of the packages of the published modules. */
class PackagesTest {
  private static final Pattern FURNITURE = Pattern.compile("\\b(utils?|commons?|helpers?|impl)\\b");
  private static final Pattern COMMENTED =
      Pattern.compile("\\A/\\*\\*.{20,}?\\*/\\s*@NullMarked\\s+package ", Pattern.DOTALL);

  private final Map<String, List<String>> owners = Repository.librariesByPackage();

  @Test
  void there_are_packages_to_look_at() {
    assertThat(owners).containsKeys("io.bi4j.core", "io.bi4j.core.data");
  }

  @Test
  void no_package_lies_in_two_modules() {
    assertThat(owners).allSatisfy((name, libraries) -> assertThat(libraries).hasSize(1));
  }

  @Test
  void every_package_is_named_for_what_it_holds() {
    assertThat(owners.keySet())
        .allMatch(name -> name.startsWith("io.bi4j."))
        .noneMatch(name -> FURNITURE.matcher(name).find());
    assertThat(FURNITURE.matcher("io.bi4j.core.util").find()).isTrue();
    assertThat(FURNITURE.matcher("io.bi4j.core.internal.utilisation").find()).isFalse();
  }

  @Test
  void every_package_is_null_marked() {
    List<String> marked = new ArrayList<>();
    for (BuildModule library : Repository.libraries()) {
      Repository.classesOf(library).stream()
          .filter(type -> type.getSimpleName().equals("package-info"))
          .filter(type -> type.isAnnotatedWith(NullMarked.class))
          .forEach(type -> marked.add(type.getPackageName()));
    }

    assertThat(marked).containsExactlyInAnyOrderElementsOf(owners.keySet());
  }

  @Test
  void every_package_says_what_it_holds() throws IOException {
    for (BuildModule library : Repository.libraries()) {
      for (String name : packagesOf(library)) {
        Path source = library.sources().resolve(name.replace('.', '/') + "/package-info.java");
        assertThat(Files.readString(source)).as(source.toString()).containsPattern(COMMENTED);
      }
    }
  }

  private List<String> packagesOf(BuildModule library) {
    return owners.entrySet().stream()
        .filter(entry -> entry.getValue().contains(library.artifactId()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
