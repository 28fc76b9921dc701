package io.bi4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's first screen is the project {@code examples/first-screen}, which the build runs. */
class ReadmeTest {
  private static final Path README = Repository.root().resolve("README.md");
  private static final Path PROJECT = Repository.root().resolve("examples/first-screen");
  private static final Pattern MARKED =
      Pattern.compile("// README begins\n(.*?)\n *// README ends", Pattern.DOTALL);

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);

  private String readme = "";

  @BeforeEach
  void read() throws IOException {
    readme = Files.readString(README);
  }

  @Test
  void the_program_is_the_one_that_the_build_runs() throws IOException {
    String source = Files.readString(PROJECT.resolve("src/main/java/com/example/FirstScreen.java"));
    Matcher marked = MARKED.matcher(source);

    assertThat(marked.find()).isTrue();
    assertThat(firstBlock("java")).isEqualTo(marked.group(1).stripIndent().strip());
  }

  @Test
  void the_dependency_block_is_the_one_that_the_build_resolves() throws IOException {
    String pom = squeeze(Files.readString(PROJECT.resolve("pom.xml")));
    String block = firstBlock("xml");

    assertThat(block).contains("bi-bom", "bi-insights");
    assertThat(DEPENDENCY.matcher(block).results().map(found -> squeeze(found.group())))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(dependency -> assertThat(pom).contains(dependency));
  }

  private String firstBlock(String language) {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)\n *```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find()).as("README.md has a %s block", language).isTrue();
    return block.group(1).stripIndent().strip();
  }

  private static String squeeze(String xml) {
    return xml.replaceAll("\\s+", "");
  }
}
