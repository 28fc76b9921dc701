package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's StAX is the reference. */
class XmlScannerTest {
  private static final String[] PIECES = {
    "<row r='3'>",
    "<c r=\"A1\" s='0'  t = 's' >",
    "<v>",
    "</v>",
    "</c>",
    "</row>",
    "<v/>",
    "<x:is/>",
    "12.5",
    "text & more",
    "&amp;",
    "&#x41;",
    "&#66;",
    "&lt;b&gt;",
    "é東\uD83D\uDE00",
    "\r\n",
    "\r",
    " ",
    "<!-- a > b -->",
    "<![CDATA[<v>]]&amp;]]>",
    "<?pi x?>",
    "]]",
    "a]b",
    "<t xml:space='preserve'/>"
  };

  @Test
  void documents_that_StAX_accepts_give_the_same_events() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] document = document(random).getBytes(UTF_8);
      List<String> expected = XmlEvents.ofStax(document);
      if (expected != null) {
        accepted++;
        assertThat(XmlEvents.ofScanner(document))
            .as(new String(document, UTF_8))
            .isEqualTo(expected);
      }
    }
    assertThat(accepted).isGreaterThan(4_000);
  }

  /** A tree of pieces, now and then with one piece wrong. */
  private static String document(SplittableRandom random) {
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "<?xml version='1.0'?>\n" : "");
    out.append("<sheet>");
    int open = 0;
    for (int i = random.nextInt(12); i > 0; i--) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      boolean tag = piece.startsWith("<") && piece.endsWith(">");
      if (tag && (piece.startsWith("<row") || piece.startsWith("<c ") || piece.equals("<v>"))) {
        out.append(piece).append(random.nextInt(9)).append(closing(piece));
      } else if (piece.startsWith("</")) {
        out.append(random.nextInt(20) == 0 ? piece : "");
      } else {
        out.append(piece);
      }
    }
    return out.append("</sheet>").append(random.nextInt(3) == 0 ? "\n" : "").toString();
  }

  private static String closing(String piece) {
    return piece.startsWith("<row") ? "</row>" : piece.startsWith("<c") ? "</c >" : "</v>";
  }

  @Test
  void tokens_may_cross_any_buffer() throws IOException {
    StringBuilder out = new StringBuilder("<sheet>");
    for (int i = 0; i < 40_000; i++) {
      out.append("<c r='A").append(i).append("' t='s'><v>").append(i).append("&amp;é</v></c>\r\n");
    }
    byte[] document = out.append("</sheet>").toString().getBytes(UTF_8);

    assertThat(XmlEvents.ofScanner(document)).isEqualTo(XmlEvents.ofStax(document));
  }

  @Test
  void parts_in_UTF_16_are_read() throws IOException {
    String document = "<?xml version='1.0' encoding='UTF-16'?><a><t>é東</t></a>";
    List<String> expected = XmlEvents.ofStax("<a><t>é東</t></a>".getBytes(UTF_8));

    assertThat(XmlEvents.ofScanner(("\uFEFF" + document).getBytes(UTF_16LE))).isEqualTo(expected);
    assertThat(XmlEvents.ofScanner(("\uFEFF" + document).getBytes(UTF_16BE))).isEqualTo(expected);
    assertThat(XmlEvents.ofScanner(("\uFEFF<a><t>é東</t></a>").getBytes(UTF_8))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<a>&b;</a>",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a><b></a></b>",
        "<a>",
        "<a/><b/>",
        "text<a/>",
        "<a b=c/>",
        "<a b='c/>",
        "<a b/>",
        "< a/>",
        "<a b='1'c='2'/>",
        "<a><![CDATA[x</a>",
        "<a><!-- x</a>",
        "</a>",
        "",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"
      })
  void what_is_not_well_formed_or_has_entities_is_refused(String document) {
    assertThatThrownBy(() -> XmlEvents.ofScanner(document.getBytes(UTF_8)))
        .isInstanceOf(BiException.class);
  }

  @Test
  void depth_and_tags_are_limited() {
    assertThatThrownBy(() -> XmlEvents.ofScanner("<a>".repeat(101).getBytes(UTF_8)))
        .hasMessageContaining("deeper than 100");
    byte[] tag = ("<a b='" + "x".repeat(3 << 20) + "'/>").getBytes(UTF_8);
    assertThatThrownBy(() -> XmlEvents.ofScanner(tag)).hasMessageContaining("XML tag of more than");
  }
}
