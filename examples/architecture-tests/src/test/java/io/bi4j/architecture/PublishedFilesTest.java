package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a host downloads stands on its own: a pom without our parent, a jar with its licence. */
class PublishedFilesTest {

  @Test
  void published_poms_have_no_parent_and_no_open_version() {
    for (BuildModule library : Repository.libraries()) {
      BuildModule published = published(library);

      assertThat(published.hasParent()).as(library.artifactId()).isFalse();
      assertThat(published.version()).isEqualTo(library.version());
      assertThat(published.managed()).isEmpty();
      assertThat(published.dependencies())
          .isNotEmpty()
          .allSatisfy(dependency -> assertThat(dependency.version()).matches("\\d[\\w.-]*"));
    }
  }

  @Test
  void published_poms_bring_the_dependencies_of_the_module() {
    for (BuildModule library : Repository.libraries()) {
      assertThat(published(library).dependencies())
          .extracting(BuildModule.Dependency::coordinates)
          .containsExactlyInAnyOrderElementsOf(
              library.dependencies().stream().map(BuildModule.Dependency::coordinates).toList());
    }
  }

  @Test
  void jars_hold_the_licence() throws IOException {
    String licence = Files.readString(Repository.root().resolve("LICENSE"));
    for (BuildModule library : Repository.libraries()) {
      assertThat(library.classes().resolve("META-INF/LICENSE")).hasContent(licence);
    }
  }

  private static BuildModule published(BuildModule library) {
    Path flat = library.directory().resolve(".flattened-pom.xml");
    return new PomReader(flat).module(true);
  }
}
