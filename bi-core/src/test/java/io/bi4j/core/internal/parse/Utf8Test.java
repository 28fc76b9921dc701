package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compared with the JDK's strict decoder. */
class Utf8Test {
  private static boolean expected(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void check(byte[] bytes) {
    boolean valid = Utf8.isValid(bytes, 0, bytes.length);
    if (valid != expected(bytes)) {
      assertThat(valid).as(Arrays.toString(bytes)).isEqualTo(expected(bytes));
    }
  }

  @Test
  void every_sequence_of_up_to_three_bytes_is_judged_like_the_JDK() {
    for (int i = 0; i < 1 << 16; i++) {
      check(new byte[] {(byte) (i >> 8), (byte) i});
    }
    for (int i = 0xC0 << 16; i < 1 << 24; i += 13) {
      check(new byte[] {(byte) (i >> 16), (byte) (i >> 8), (byte) i});
    }
  }

  @Test
  void every_code_point_is_valid_except_surrogates() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < 0xD800 || point > 0xDFFF) {
        byte[] bytes = Character.toString(point).getBytes(UTF_8);
        assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
      }
    }
  }

  @Test
  void random_bytes_around_the_edges_of_the_lead_bytes_are_judged_like_the_JDK() {
    Random random = new Random(8);
    int[] edges = {
      'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
      0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };
    for (int i = 0; i < 150_000; i++) {
      byte[] bytes = new byte[1 + random.nextInt(5)];
      for (int k = 0; k < bytes.length; k++) {
        bytes[k] = (byte) edges[random.nextInt(edges.length)];
      }
      check(bytes);
    }
  }

  @Test
  void the_first_bad_byte_is_found_at_any_distance() {
    for (int length = 1; length < 120; length++) {
      for (int at = 0; at < length; at++) {
        byte[] bytes = new byte[length + 4];
        Arrays.fill(bytes, (byte) 'x');
        bytes[at + 2] = (byte) 0xFF;
        assertThat(Utf8.firstInvalid(bytes, 2, length + 2)).isEqualTo(at + 2);
        assertThat(Utf8.isAscii(bytes, 2, at)).isTrue();
        assertThat(Utf8.isAscii(bytes, 2, length)).isFalse();
      }
    }
  }

  @Test
  void a_sequence_cut_by_the_end_of_the_range_is_malformed_where_it_starts() {
    byte[] bytes = "ab€".getBytes(UTF_8);

    assertThat(Utf8.firstInvalid(bytes, 0, 4)).isEqualTo(2);
    assertThat(Utf8.firstInvalid(bytes, 0, 5)).isEqualTo(-1);
  }
}
