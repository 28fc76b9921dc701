package io.bi4j.core.internal.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Text_LimitsTest {
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repeat(x, 1048577)",
        "repeat(x, 9223372036854775807)",
        "lpad(x, 1048577)",
        "rpad(x, 9223372036854775807, 'ab')",
        "replace(repeat(x, 1048576), 'a', 'bb')",
        "repeat(x, 600000) || repeat(x, 600000)",
        "lower(repeat('İ', 400000) || repeat(x, 200000))",
      })
  void a_text_of_more_than_a_mebibyte_is_an_error_of_its_row(String text) {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "a", null);

    rows.eval(text);

    assertThat(rows.errors).isEqualTo(Map.of(0, "core/limit"));
  }

  @Test
  void the_texts_of_a_chunk_are_bounded_together() {
    Object[] cells = new Object[200];
    java.util.Arrays.fill(cells, "a");
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), cells);

    rows.eval(
        rows.bind("repeat(x, 1000000) is null"),
        java.util.stream.IntStream.range(0, 200).toArray());

    assertThat(rows.errors).hasSize(200 - 134).containsKeys(134, 199).doesNotContainKey(133);
    assertThat(rows.errors.values()).containsOnly("core/limit");
  }

  @Test
  void a_mebibyte_is_possible() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "a");

    assertThat(rows.one("length(repeat(x, 1048576))")).isEqualTo((long) MIB);
    assertThat(rows.one("length(rpad(x, 1048576, 'b'))")).isEqualTo((long) MIB);
    assertThat(rows.errors).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "upper('straße')|STRASSE",
        "lower('ÀÉ')|àé",
        "upper('àſŉﬁ')|ÀSʼNFI",
        "lower('İ')|i̇",
        "lower('𐐀Σ')|𐐨σ",
        "trim('\u00A0 \t a b \u3000')|a b",
        "ltrim('xxaxx', 'x')|axx",
        "rtrim('xyaxy', 'yx')|xya",
        "trim('𝄞a𝄞', '𝄞')|a",
        "substring('h€llo', 2, 3)|€ll",
        "substring('hello', 0, 3)|he",
        "substring('hello', -1)|hello",
        "substring('hello', 4, 100)|lo",
        "left('a𝄞b', 2)|a𝄞",
        "right('a𝄞b', 2)|𝄞b",
        "split_part('a,b,,c', ',', 3)|",
        "split_part('a,b,,c', ',', 4)|c",
        "split_part('a,b,,c', ',', -1)|c",
        "split_part('a,b', ',', 9)|",
        "replace('aaa', 'aa', 'b')|ba",
        "lpad('5', 3, '0')|005",
        "lpad('hello', 3)|hel",
        "rpad('a', 4, 'xy')|axyx",
        "rpad('a', 4, '')|a",
        "reverse('a𝄞€')|€𝄞a",
        "concat('a', 'b', 'c')|abc",
        "repeat('ab', 0)|",
      })
  void functions_work_on_characters(String text, @Nullable String expected) {
    assertThat(Rows.none().one(text)).isEqualTo(expected == null ? "" : expected);
  }

  /** String.toLowerCase needs a minute for this text on JDK 17. */
  @Test
  void case_and_trim_take_linear_time() {
    Rows rows = Rows.ofColumn(Field.of("x", DataType.STRING), "İb".repeat(200_000));
    long start = System.nanoTime();

    assertThat(rows.one("length(lower(x))")).isEqualTo(600_000L);
    assertThat(rows.one("trim(repeat('b', 1000000), repeat('a', 1000000))")).isNotNull();

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void bytes_that_are_no_utf8_never_lead_outside_the_cell() {
    Random random = new Random(Long.getLong("bi4j.seed", 20_261_122L));
    Schema schema = Schema.of(Field.of("x", DataType.STRING), Field.of("y", DataType.STRING));
    BatchBuilder builder = BatchBuilder.of(schema);
    byte[] lead = {'a', (byte) 0xC3, (byte) 0xE2, (byte) 0xF0, (byte) 0x80, (byte) 0xFF};
    for (int i = 0; i < 500; i++) {
      for (int c = 0; c < 2; c++) {
        byte[] bytes = new byte[random.nextInt(6)];
        for (int k = 0; k < bytes.length; k++) {
          bytes[k] = lead[random.nextInt(lead.length)];
        }
        builder.setUtf8(c, bytes, 0, bytes.length);
      }
      builder.endRow();
    }
    Rows rows = Rows.of(builder.build());

    for (String text :
        new String[] {
          "length(x)",
          "left(x, 2)",
          "right(x, 2)",
          "substring(x, 2, 2)",
          "reverse(x)",
          "trim(x, y)",
          "upper(x)",
          "lpad(x, 5, y)",
          "rpad(x, 5, y)",
          "split_part(x, y, -1)",
          "x like '%_a%'",
          "x like y",
          "replace(x, y, x)",
          "strpos(x, y)",
          "cast(x as STRING)",
          "x in ('a', 'b')"
        }) {
      assertThat(rows.eval(text)).as(text).hasSize(500);
      assertThat(rows.errors).isEmpty();
    }
  }

  @Test
  void a_wrong_argument_says_how_the_function_is_called() {
    assertThatThrownBy(() -> Rows.none().bind("left('abc', '2')"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("left(text, count)")
        .hasMessageContaining("cast('2' as INT64)");
    assertThatThrownBy(() -> Rows.none().bind("upper(5)"))
        .hasMessageContaining("cast(5 as STRING)");
    assertThatThrownBy(() -> Rows.none().bind("upper()")).hasMessageContaining("takes 1 argument");
    assertThatThrownBy(() -> Rows.none().bind("uper('a')"))
        .hasMessageContaining("no function \"uper\"")
        .hasMessageContaining("upper");
    assertThatThrownBy(() -> Rows.none().bind("'a' || 5"))
        .hasMessageContaining("cast(5 as STRING)");
  }
}
