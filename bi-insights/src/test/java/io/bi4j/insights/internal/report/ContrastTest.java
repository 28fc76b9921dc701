package io.bi4j.insights.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast after WCAG 2.2: 1.4.3 (text, 4.5 to 1) and 1.4.11 (graphics, 3 to 1). */
class ContrastTest {
  private static final String STYLE = HtmlReport.STYLE;

  @Test
  void the_formula_gives_the_published_values() {
    assertThat(contrast(0x000000, 0xFFFFFF)).isCloseTo(21, within(1e-9));
    assertThat(contrast(0x767676, 0xFFFFFF)).isCloseTo(4.54, within(0.005));
    assertThat(contrast(0x949494, 0xFFFFFF)).isCloseTo(3.03, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"body, color", ".note, color", "svg text, fill"})
  void text_can_be_read_on_the_page(String selector, String property) {
    assertThat(contrast(colour(selector, property), page())).isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({
    ".zero, stroke",
    ".series, stroke",
    ".expected, stroke",
    ".band, stroke",
    ".reference, stroke",
    ".level, stroke",
    ".mark, fill",
    ".bar, fill",
    ".hot, fill"
  })
  void graphics_stand_out_from_the_page(String selector, String property) {
    assertThat(contrast(colour(selector, property), page())).isGreaterThanOrEqualTo(3);
  }

  @Test
  void graphics_stand_out_from_what_they_lie_on() {
    int band = over(colour(".band", "fill"), 0.6, page());
    int halo = colour(".halo", "stroke");
    assertThat(contrast(colour(".expected", "stroke"), band)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(colour(".hot", "fill"), colour(".bar", "fill"))).isGreaterThanOrEqualTo(3);
    assertThat(contrast(colour(".level", "stroke"), halo)).isGreaterThanOrEqualTo(3);
    assertThat(contrast(halo, colour(".bar", "fill"))).isGreaterThanOrEqualTo(3);
    assertThat(contrast(halo, colour(".hot", "fill"))).isGreaterThanOrEqualTo(3);
  }

  private static int page() {
    return colour("body", "background");
  }

  private static int colour(String selector, String property) {
    Matcher rule =
        Pattern.compile(
                "(?:^|[}\\n])"
                    + Pattern.quote(selector)
                    + "\\{(?:[^}]*;)?"
                    + property
                    + ":#([0-9a-f]{3,6})\\b")
            .matcher(STYLE);
    assertThat(rule.find()).as(selector + " has a colour " + property).isTrue();
    String hex = rule.group(1);
    return Integer.parseInt(hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex, 16);
  }

  private static int over(int colour, double opacity, int below) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double channel =
          opacity * ((colour >> shift) & 0xFF) + (1 - opacity) * ((below >> shift) & 0xFF);
      mixed |= (int) Math.round(channel) << shift;
    }
    return mixed;
  }

  private static double contrast(int one, int other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(int colour) {
    return 0.2126 * channel(colour >> 16)
        + 0.7152 * channel(colour >> 8)
        + 0.0722 * channel(colour);
  }

  private static double channel(int value) {
    double c = (value & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
