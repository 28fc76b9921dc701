package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
  void published_poms_say_what_they_are_under_which_licence_and_by_whom() {
    List<Path> poms =
        Stream.concat(
                Repository.libraries().stream().map(PublishedFilesTest::flatPom),
                Stream.of(Repository.root().resolve("bi-bom/pom.xml")))
            .toList();

    assertThat(poms)
        .hasSizeGreaterThan(1)
        .allSatisfy(
            pom -> {
              PomReader published = new PomReader(pom);
              assertThat(published.textAt("name")).get(STRING).startsWith("BI4J ");
              assertThat(published.textAt("description")).get(STRING).endsWith(".");
              assertThat(published.textAt("licenses/license/name")).hasValue("Apache-2.0");
              assertThat(published.textAt("licenses/license/url")).isPresent();
              assertThat(published.textAt("developers/developer/name")).isPresent();
            });
  }

  @Test
  void jars_hold_the_licence() throws IOException {
    String licence = Files.readString(Repository.root().resolve("LICENSE"));
    for (BuildModule library : Repository.libraries()) {
      assertThat(library.classes().resolve("META-INF/LICENSE")).hasContent(licence);
    }
  }

  private static BuildModule published(BuildModule library) {
    return new PomReader(flatPom(library)).module(true);
  }

  private static Path flatPom(BuildModule library) {
    return library.directory().resolve(".flattened-pom.xml");
  }
}
