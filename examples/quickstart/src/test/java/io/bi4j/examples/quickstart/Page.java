package io.bi4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;

/** Reads a report with a parser that is not ours and looks for what a browser would load. */
final class Page {
  private static final String LOADERS =
      "script, link, iframe, frame, object, embed, base, img, audio, video, source, image, use";
  private static final Set<String> ADDRESSES =
      Set.of("src", "href", "xlink:href", "srcset", "data", "poster", "action", "formaction");

  private Page() {}

  static Document read(Path file) throws IOException {
    assertThat(file).isAbsolute().isRegularFile();
    return Jsoup.parse(file, StandardCharsets.UTF_8.name());
  }

  static void assertLoadsNothing(Document page) {
    assertThat(page.select(LOADERS)).isEmpty();
    assertThat(attributes(page))
        .noneMatch(it -> ADDRESSES.contains(it.getKey()) && !it.getValue().startsWith("#"))
        .noneMatch(it -> it.getKey().startsWith("on"))
        .noneMatch(it -> it.getKey().equals("style") && it.getValue().contains("url("));
    assertThat(page.select("style").eachText().toString())
        .doesNotContainIgnoringCase("url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  private static List<Attribute> attributes(Document page) {
    return page.getAllElements().stream()
        .flatMap(element -> element.attributes().asList().stream())
        .toList();
  }
}
