package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvGuessTest {
  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_delimiter_with_the_most_regular_rows_is_taken(String delimiter) {
    String text = "id,name,amount\n1,\"Smith, J; x\",2.5\n2,Lee,3.5\n".replace("2.5", "12.5");
    String file =
        text.replace("\"Smith, J; x\"", "Q").replace(",", delimiter).replace("Q", "\"a,b;c\"");

    CsvGuess guess = Samples.guess(file);

    assertThat((char) guess.delimiter()).isEqualTo(delimiter.charAt(0));
    assertThat(guess.columns()).isEqualTo(3);
    assertThat(guess.header()).isTrue();
    assertThat(guess.raggedShare()).isZero();
  }

  @Test
  void decimal_commas_between_semicolons_do_not_confuse() {
    CsvGuess guess = Samples.guess("a;b;c\n1,5;2,5;3,5\n4,25;5,75;6,5\n");

    assertThat((char) guess.delimiter()).isEqualTo(';');
    assertThat(guess.columns()).isEqualTo(3);
  }

  @Test
  void timestamps_and_text_with_commas_do_not_confuse() {
    CsvGuess guess =
        Samples.guess(
            "when|what|n\n2024-01-01 10:00:00|a, b, c|1\n2024-01-02 10:00:00|d|2\n"
                + "2024-01-03 10:00:00|e; f|3\n");

    assertThat((char) guess.delimiter()).isEqualTo('|');
  }

  @Test
  void single_quotes_are_recognised_when_they_hold_delimiters() {
    CsvGuess guess = Samples.guess("id,name\n1,'a, b'\n2,'c, d'\n3,'e'\n");
    CsvGuess apostrophes = Samples.guess("id,name\n1,O'Neill\n2,D'Arcy\n");

    assertThat((char) guess.quote()).isEqualTo('\'');
    assertThat(guess.columns()).isEqualTo(2);
    assertThat((char) apostrophes.quote()).isEqualTo('"');
  }

  @ParameterizedTest
  @CsvSource({"\\n, 10", "\\r\\n, 10", "\\r, 13"})
  void line_ends_are_recognised(String ending, int newline) {
    String end = ending.replace("\\n", "\n").replace("\\r", "\r");
    CsvGuess guess = Samples.guess(String.join(end, "a,b", "1,\"x" + end + "y\"", "2,z", ""));

    assertThat(guess.newline()).isEqualTo((byte) newline);
    assertThat(guess.cells().rows()).isEqualTo(3);
    assertThat(guess.cells().texts(1)).containsExactly("1", "x" + end + "y");
  }

  @Test
  void a_file_of_one_column_is_one_column() {
    CsvGuess guess = Samples.guess("name\nalpha\nbeta\n");

    assertThat(guess.columns()).isEqualTo(1);
    assertThat((char) guess.delimiter()).isEqualTo(',');
  }

  @Test
  void ragged_rows_are_counted() {
    CsvGuess guess = Samples.guess("a,b,c\n1,2,3\n4,5\n6,7,8\n9,9,9,9\n");

    assertThat(guess.columns()).isEqualTo(3);
    assertThat(guess.raggedShare()).isEqualTo(0.4);
    assertThat(guess.notes().toString()).contains("40.00 %");
  }

  @Test
  void rows_are_told_from_headers() {
    assertThat(Samples.guess("city,sales\nX,1\nY,2\n").header()).isTrue();
    assertThat(Samples.guess("1,2.5\n3,4.5\n5,6.5\n").header()).isFalse();
    assertThat(Samples.guess("country,2019,2020\nKenya,5,6\nGhana,7,8\n").header()).isTrue();
    assertThat(Samples.guess("2024-01-01,5\n2024-01-02,6\n").header()).isFalse();
    assertThat(Samples.guess("a,b\nc,d\n").header()).isTrue();
    assertThat(Samples.guess("red,red\nblue,red\nred,blue\n").header()).isFalse();
    assertThat(Samples.guess("name,,x\n1,2,3\n").header()).isFalse();
  }

  @Test
  void a_header_whose_first_cell_is_empty_stands_over_row_names() {
    CsvGuess guess = Samples.guess("\"\",\"x\",\"y\"\n\"1\",5,6\n\"2\",7,8\n");

    assertThat(guess.header()).isTrue();
    assertThat(guess.names()).containsExactly("column_1", "x", "y");
    assertThat(Samples.guess("1,2\n3,4\n").names()).containsExactly("column_1", "column_2");
  }

  @Test
  void a_header_over_numbers_with_NA_is_recognised() {
    assertThat(Samples.guess("city,sales\nAbilene,72\nAbilene,NA\n").header()).isTrue();
  }

  @Test
  void a_header_without_rows_is_a_header_and_a_row_of_numbers_is_not() {
    assertThat(Samples.guess("id,name,amount\n").header()).isTrue();
    assertThat(Samples.guess("1,2,3\n").header()).isFalse();
    assertThat(Samples.guess("").columns()).isZero();
  }

  @Test
  void a_record_cut_by_the_end_of_the_sample_is_left_out() {
    byte[] bytes = "a,b\n1,2\n3,4".getBytes(UTF_8);

    assertThat(CsvGuess.of(bytes, 0, bytes.length, false, 100, null, null, null).cells().rows())
        .isEqualTo(2);
    assertThat(CsvGuess.of(bytes, 0, bytes.length, true, 100, null, null, null).cells().rows())
        .isEqualTo(3);
    assertThat(CsvGuess.of(bytes, 0, bytes.length, true, 1, null, null, null).cells().rows())
        .isEqualTo(1);
  }

  @Test
  void what_the_user_says_is_not_guessed() {
    byte[] bytes = "a;b\nc;d\n".getBytes(UTF_8);
    CsvGuess guess = CsvGuess.of(bytes, 0, bytes.length, true, 100, (byte) ',', (byte) '\'', false);

    assertThat(guess.columns()).isEqualTo(1);
    assertThat((char) guess.quote()).isEqualTo('\'');
    assertThat(guess.header()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void encodings_are_told_apart_without_a_mark(String name) {
    byte[] bytes = "id,name\n1,José\n".repeat(20).getBytes(Charset.forName(name));

    EncodingGuess guess = EncodingGuess.of(bytes, 0, bytes.length, true);

    assertThat(guess.charset().name()).isEqualTo(name);
    assertThat(guess.firstInvalid()).isEqualTo(-1);
    assertThat(guess.markLength()).isZero();
  }

  @Test
  void bytes_that_are_not_UTF_8_are_named_by_place_and_not_guessed() {
    byte[] bytes = "id,name\n1,José\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(EncodingGuess.of(bytes, 0, bytes.length, true).firstInvalid()).isEqualTo(13);
  }

  @Test
  void a_character_cut_by_the_end_of_the_sample_is_no_fault() {
    byte[] bytes = "abc€".getBytes(UTF_8);
    for (int cut = 1; cut < 3; cut++) {
      assertThat(EncodingGuess.of(bytes, 0, bytes.length - cut, false).firstInvalid())
          .isEqualTo(-1);
      assertThat(EncodingGuess.of(bytes, 0, bytes.length - cut, true).firstInvalid()).isEqualTo(3);
    }
  }
}
