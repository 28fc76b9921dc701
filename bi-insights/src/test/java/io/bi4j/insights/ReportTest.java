package io.bi4j.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bi4j.core.BiException;
import io.bi4j.core.json.JsonReader;
import io.bi4j.insights.internal.report.PageRules;
import io.bi4j.insights.internal.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden files are rewritten with {@code -Dgolden.update=true}; read the difference then. */
class ReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Report SAMPLE = Samples.report(UnaryOperator.identity());

  @Test
  void html_is_as_agreed() throws IOException {
    assertGolden("report.html", SAMPLE.html());
    PageRules.check(SAMPLE.html());
  }

  @Test
  void markdown_is_as_agreed() throws IOException {
    assertGolden("report.md", SAMPLE.markdown());
  }

  @Test
  void json_is_as_agreed() throws IOException {
    assertGolden("report.json", SAMPLE.json().toPretty() + "\n");
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  @Test
  void the_same_content_gives_the_same_bytes_in_every_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Report again = Samples.report(UnaryOperator.identity());
      assertThat(again.html()).isEqualTo(SAMPLE.html());
      assertThat(again.markdown()).isEqualTo(SAMPLE.markdown());
      assertThat(again.json().toCompact()).isEqualTo(SAMPLE.json().toCompact());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_is_no_number_is_never_printed_as_one() {
    assertThat(SAMPLE.html()).doesNotContain("NaN", "Infinity", "null");
    assertThat(SAMPLE.markdown()).doesNotContain("NaN", "Infinity", "null");
    assertThat(SAMPLE.json().toCompact()).doesNotContain("NaN", "Infinity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</title></style></svg><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)\" x='",
        "'><a href=\"javascript:alert(1)\">",
        "<svg><style>*{background:url(//a.example)}</style><foreignObject>",
        "</desc><![CDATA[<script>]]><!-- --><?xml ?>",
        "&lt;b&gt; &amp; &#60; &nbsp",
        "# *a* _b_ `c` [d](http://a.example) ![e](x) | f | <g>"
      })
  void markup_in_data_stays_text(String hostile) {
    Report report = Samples.report(text -> text + hostile);

    Document page = PageRules.check(report.html());

    assertThat(page.title()).isEqualTo("Sales of a shop" + hostile);
    assertThat(page.selectFirst("h1").wholeText()).isEqualTo("Sales of a shop" + hostile);
    assertThat(page.select("h3").eachText()).hasSize(4);
    assertThat(page.selectFirst("h3").wholeText())
        .isEqualTo("Sales rise by 18.2 % (no. 1)" + hostile);
    assertThat(page.selectFirst("svg title").wholeText())
        .isEqualTo("Sales rise by 18.2 % (no. 1)" + hostile);
    assertThat(page.select("article p").stream().map(Element::wholeText))
        .contains(
            "Sales rose on 24 of 30 days." + hostile,
            "The last day may be incomplete." + hostile,
            "Slope after Sen." + hostile,
            "Follows from this: Drinks rise" + hostile,
            "Dashed line: the trend" + hostile + ".");
    assertThat(page.select("th").stream().map(Element::wholeText))
        .contains(
            "read sales.csv" + hostile,
            "amount" + hostile + " not a number" + hostile,
            "sales" + hostile,
            "city" + hostile);
    assertThat(JsonReader.forSpecs().parse(report.json().toCompact())).isEqualTo(report.json());
  }

  @Test
  void characters_that_deceive_or_are_invalid_are_replaced() {
    String hostile = "a\u0000\u0007\u001B[31m\u202Eb\u2066\u061C\uD800c\uDC00\uFFFE\u0085d";
    Report report = Samples.report(text -> text + hostile);

    Document page = PageRules.check(report.html());

    String shown = "a\uFFFD\uFFFD\uFFFD[31m\uFFFDb\uFFFD\uFFFD\uFFFDc\uFFFD\uFFFD\uFFFDd";
    assertThat(page.title()).isEqualTo("Sales of a shop" + shown);
    assertThat(report.html() + report.markdown())
        .doesNotContainPattern("[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\u202E\\u2066\\u061C\\uFFFE]");
    assertThat(report.html() + report.markdown()).matches(ReportTest::isWellFormed);
    assertThat(report.json().toCompact()).matches(ReportTest::isWellFormed);
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Test
  void long_texts_and_characters_beyond_the_basic_plane_survive() {
    String longText = "\uD83D\uDE00<&".repeat(2_500);

    Document page = PageRules.check(Samples.report(text -> text + longText).html());

    assertThat(page.selectFirst("h3").wholeText())
        .isEqualTo("Sales rise by 18.2 % (no. 1)" + longText);
  }

  @Test
  void an_insight_too_long_for_the_page_is_left_out_and_counted() {
    Report report = Samples.report(text -> text.endsWith("(no. 2)") ? "x".repeat(3_000_000) : text);

    Document page = PageRules.check(report.html());

    assertThat(page.select("h3")).hasSize(3);
    assertThat(page.text()).contains("1 more insights were left out");
  }

  @Test
  void a_file_is_written_whole_and_alone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("sales.html");
    Files.writeString(file, "before");

    SAMPLE.writeHtml(file);

    assertThat(file).hasContent(SAMPLE.html());
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_file_may_be_read_by_whom_the_folder_lets_read_new_files(@TempDir Path folder)
      throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path usual = Files.writeString(folder.resolve("usual.txt"), "any new file");
    Path file = folder.resolve("sales.html");

    SAMPLE.writeHtml(file);

    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void a_folder_in_the_way_is_named_and_left_alone(@TempDir Path folder) throws IOException {
    Path inTheWay = Files.createDirectory(folder.resolve("sales.html"));

    assertThatThrownBy(() -> SAMPLE.writeHtml(inTheWay))
        .isInstanceOfSatisfying(
            BiException.class,
            e -> assertThat(e.code().id()).isEqualTo("insights/report-not-written"))
        .hasMessageContaining("it is a folder");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(inTheWay);
    }
  }

  @Test
  void a_file_that_cannot_be_written_is_named(@TempDir Path folder) {
    Path file = folder.resolve("absent").resolve("sales.html");

    assertThatThrownBy(() -> SAMPLE.writeHtml(file))
        .isInstanceOfSatisfying(
            BiException.class,
            e -> assertThat(e.code().id()).isEqualTo("insights/report-not-written"))
        .hasMessageContaining(file.toString());
  }
}
