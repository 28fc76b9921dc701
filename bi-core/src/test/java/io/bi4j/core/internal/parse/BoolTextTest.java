package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BoolTextTest {
  private static int expected(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> BoolText.TRUE;
      case "false" -> BoolText.FALSE;
      default -> BoolText.INVALID;
    };
  }

  @Test
  void true_and_false_are_read_in_any_case_and_nothing_near_them() {
    for (String text : List.of("true", "FALSE", "True", "fAlSe", "tRUE", "", "0", "1", "yes")) {
      assertThat(Cells.<Integer>parse(text, BoolText::parse)).isEqualTo(expected(text));
      for (String near : Cells.neighbours(text)) {
        assertThat(Cells.<Integer>parse(near, BoolText::parse)).as(near).isEqualTo(expected(near));
      }
    }
  }

  @Test
  void every_byte_at_every_position_of_true_is_judged() {
    for (int at = 0; at < 4; at++) {
      for (int b = 0; b < 256; b++) {
        byte[] text = {'t', 'r', 'u', 'e'};
        byte was = text[at];
        text[at] = (byte) b;
        boolean same = b == was || b == was - 32;
        assertThat(BoolText.parse(text, 0, 4)).isEqualTo(same ? BoolText.TRUE : BoolText.INVALID);
      }
    }
  }

  @Test
  void words_of_the_user_replace_true_and_false() {
    BoolText words = BoolText.of(List.of("Ja", "1"), List.of("Nein", "né", "0"));

    assertThat(Cells.<Integer>parse("JA", words::parseWord)).isEqualTo(BoolText.TRUE);
    assertThat(Cells.<Integer>parse("1", words::parseWord)).isEqualTo(BoolText.TRUE);
    assertThat(Cells.<Integer>parse("nein", words::parseWord)).isEqualTo(BoolText.FALSE);
    assertThat(Cells.<Integer>parse("né", words::parseWord)).isEqualTo(BoolText.FALSE);
    assertThat(Cells.<Integer>parse("true", words::parseWord)).isEqualTo(BoolText.INVALID);
  }

  @Test
  void a_word_that_means_both_or_nothing_is_refused() {
    assertThatThrownBy(() -> BoolText.of(List.of("x"), List.of("X")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"x\"");
    assertThatThrownBy(() -> BoolText.of(List.of("x"), List.of("")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
