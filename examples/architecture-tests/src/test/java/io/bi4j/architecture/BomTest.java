package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code bi-bom} lists our artifacts, all of them and nobody else's. */
class BomTest {
  private final BuildModule bom = Repository.module("bi-bom");

  @Test
  void lists_every_published_module_with_its_version() {
    List<String> published =
        Repository.libraries().stream()
            .map(module -> module.artifactId() + ":" + module.version())
            .toList();

    assertThat(published).isNotEmpty();
    assertThat(bom.managed())
        .map(managed -> managed.artifactId() + ":" + managed.version())
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void the_examples_that_look_at_everything_depend_on_everything() {
    List<String> published = Repository.libraries().stream().map(BuildModule::artifactId).toList();

    for (String everything : List.of("architecture-tests", "consumer-tests")) {
      assertThat(Repository.module(everything).dependencies())
          .filteredOn(BuildModule.Dependency::isOurs)
          .extracting(BuildModule.Dependency::artifactId)
          .as(everything)
          .contains("bi-bom")
          .containsAll(published);
    }
  }

  @Test
  void brings_no_version_of_others() {
    assertThat(bom.managed()).allMatch(BuildModule.Dependency::isOurs);
    assertThat(bom.dependencies()).isEmpty();
    assertThat(bom.hasParent()).isFalse();
  }

  @Test
  void all_modules_have_one_version() {
    assertThat(Repository.modules()).extracting(BuildModule::version).containsOnly(bom.version());
  }
}
