package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Like_PatternTest {

  @Test
  void patterns_match_as_a_table_of_all_prefixes_does() {
    long seed = Long.getLong("bi4j.seed", 20_261_122L);
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String text = draw(random, "ab€𝄞", 12);
      String pattern = draw(random, "ab€𝄞%%_", 8);
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);

      boolean matches =
          LikePattern.of(pattern.codePoints().toArray(), -2).matches(utf8, 0, utf8.length);

      assertThat(matches)
          .as("-Dbi4j.seed=%d '%s' like '%s'", seed, text, pattern)
          .isEqualTo(ReferenceText.like(text, pattern));
    }
  }

  @Test
  void patterns_longer_than_a_machine_word_match_too() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      String text = draw(random, "ab", 300);
      String pattern = text.replace("aba", "%").replace("bb", "__");
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      LikePattern compiled = LikePattern.of(pattern.codePoints().toArray(), -2);

      assertThat(compiled.matches(utf8, 0, utf8.length)).isTrue();
      assertThat(ReferenceText.like(text + "c", pattern))
          .isEqualTo(
              compiled.matches((text + "c").getBytes(StandardCharsets.UTF_8), 0, utf8.length + 1));
    }
  }

  private static String draw(Random random, String alphabet, int most) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int k = random.nextInt(most + 1); k > 0; k--) {
      out.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return out.toString();
  }

  @Test
  void an_escape_character_takes_wildcards_for_themselves() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "a%b", "axb", "a_b", "a!b");

    assertThat(rows.eval("x like 'a!%b' escape '!'")).containsExactly(true, false, false, false);
    assertThat(rows.eval("x like 'a!_b' escape '!'")).containsExactly(false, false, true, false);
    assertThat(rows.eval("x like 'a!!b' escape '!'")).containsExactly(false, false, false, true);
    assertThat(rows.eval("x like 'a\\_b'")).containsExactly(false, false, false, false);
    assertThatThrownBy(() -> rows.bind("x like 'a!' escape '!'"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("ends with its escape character");
    assertThatThrownBy(() -> rows.bind("x like 'a' escape '!!'")).isInstanceOf(BiException.class);
  }

  @Test
  void a_pattern_may_come_from_a_column() {
    Rows rows =
        Rows.of(
            io.bi4j.core.data.Schema.of(
                Field.of("x", DataType.STRING), Field.of("p", DataType.STRING)),
            new Object[] {"abc", "a%"},
            new Object[] {"abc", "b%"},
            new Object[] {"abc", null},
            new Object[] {"abc", "_".repeat(5_000)});

    assertThat(rows.eval("x like p")).containsExactly(true, false, null, null);
    assertThat(rows.errors).containsOnlyKeys(3);
  }

  /** A backtracking matcher needs more than the age of the universe for these. */
  @Test
  void hostile_patterns_take_linear_time() {
    String text = "a".repeat(200_000);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    for (String pattern :
        new String[] {"%a".repeat(30) + "b", "%a_".repeat(20) + "%b", "%aa%ab%ba%"}) {
      LikePattern compiled = LikePattern.of(pattern.codePoints().toArray(), -2);
      long start = System.nanoTime();

      assertThat(compiled.matches(utf8, 0, utf8.length)).isFalse();

      assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    }
  }

  @Test
  void searching_a_hostile_part_takes_linear_time() {
    String part = "a".repeat(50_000) + "b";
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "a".repeat(500_000));
    long start = System.nanoTime();

    assertThat(rows.one("contains(x, repeat('a', 50000) || 'b')")).isEqualTo(false);
    assertThat(rows.one("strpos(x, repeat('a', 50000) || 'b')")).isEqualTo(0L);
    assertThat(rows.one("x like '%" + part.substring(49_000) + "%'")).isEqualTo(false);

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }
}
