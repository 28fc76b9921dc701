package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for every page, whatever the data: asserted on the tree that an HTML parser sees. */
public final class PageRules {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("html", Set.of("lang")),
          Map.entry("head", Set.of()),
          Map.entry("meta", Set.of("charset", "name", "content", "http-equiv")),
          Map.entry("title", Set.of("id")),
          Map.entry("style", Set.of()),
          Map.entry("body", Set.of()),
          Map.entry("main", Set.of()),
          Map.entry("article", Set.of()),
          Map.entry("h1", Set.of()),
          Map.entry("h2", Set.of()),
          Map.entry("h3", Set.of()),
          Map.entry("p", Set.of("class")),
          Map.entry("table", Set.of()),
          Map.entry("thead", Set.of()),
          Map.entry("tbody", Set.of()),
          Map.entry("tr", Set.of()),
          Map.entry("th", Set.of("class", "scope")),
          Map.entry("td", Set.of("class")),
          Map.entry("svg", Set.of("viewBox", "role", "aria-labelledby", "xmlns")),
          Map.entry("desc", Set.of("id")),
          Map.entry("line", Set.of("class", "x1", "x2", "y1", "y2")),
          Map.entry("path", Set.of("class", "d")),
          Map.entry("rect", Set.of("class", "x", "y", "width", "height")),
          Map.entry("circle", Set.of("class", "r", "cx", "cy")),
          Map.entry("text", Set.of("x", "y", "text-anchor", "transform")));
  private static final Set<String> COORDINATES =
      Set.of(
          "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "d", "transform");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private PageRules() {}

  /** Asserts all rules and returns the parsed page. */
  public static Document check(String html) {
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    Document page = Jsoup.parse(html);
    page.getAllElements().stream().filter(e -> e != page).forEach(PageRules::checkElement);
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .isEqualTo(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
    assertThat(page.select("style").html().toLowerCase(Locale.ROOT))
        .doesNotContain("url(", "@import", "expression");
    checkDescriptions(page);
    return page;
  }

  private static void checkElement(Element element) {
    assertThat(ALLOWED).containsKey(element.normalName());
    for (Attribute attribute : element.attributes()) {
      assertThat(ALLOWED.get(element.normalName())).contains(attribute.getKey());
      if (COORDINATES.contains(attribute.getKey())) {
        checkCoordinates(attribute);
      }
    }
    if (element.hasAttr("class")) {
      assertThat(element.attr("class"))
          .isIn(
              List.of(
                  "note",
                  "n",
                  "grid",
                  "zero",
                  "series",
                  "expected",
                  "band",
                  "reference",
                  "halo",
                  "level",
                  "mark",
                  "bar",
                  "bar hot"));
    }
  }

  private static void checkCoordinates(Attribute attribute) {
    Matcher numbers = NUMBER.matcher(attribute.getValue());
    assertThat(numbers.results()).as(attribute.html()).isNotEmpty();
    assertThat(numbers.replaceAll("").replaceAll("[MLZh ,()]|rotate|translate", ""))
        .as(attribute.html())
        .isEmpty();
    assertThat(NUMBER.matcher(attribute.getValue()).results())
        .as(attribute.html())
        .allSatisfy(n -> assertThat(Double.parseDouble(n.group())).isBetween(-45.0, 720.0));
  }

  private static void checkDescriptions(Document page) {
    Set<String> ids = new HashSet<>();
    for (Element element : page.select("[id]")) {
      assertThat(ids.add(element.id())).as("id " + element.id()).isTrue();
    }
    for (Element svg : page.select("svg")) {
      String[] names = svg.attr("aria-labelledby").split(" ");
      assertThat(names).hasSize(2);
      assertThat(svg.child(0).normalName()).isEqualTo("title");
      assertThat(svg.child(0).id()).isEqualTo(names[0]);
      assertThat(svg.child(1).normalName()).isEqualTo("desc");
      assertThat(svg.child(1).id()).isEqualTo(names[1]);
      assertThat(svg.child(1).text()).isNotBlank();
    }
  }
}
