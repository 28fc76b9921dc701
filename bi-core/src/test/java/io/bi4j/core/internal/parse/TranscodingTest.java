package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscodingTest {
  /** Hands out few bytes at a time, so that characters are cut at every place. */
  private static InputStream drip(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int from, int length) {
        return super.read(target, from, Math.min(length, most));
      }
    };
  }

  private static String transcode(byte[] bytes, Charset charset, int most) throws IOException {
    try (InputStream in = new TranscodingInputStream(drip(bytes, most), charset)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
  void text_of_all_planes_arrives_unchanged_however_it_is_cut(String name) throws IOException {
    String text = "id;náme;€;\uD83D\uDE00\n".repeat(3000);
    for (int most : new int[] {1, 3, 7, 100_000}) {
      Charset charset = Charset.forName(name);
      assertThat(transcode(text.getBytes(charset), charset, most)).isEqualTo(text);
    }
  }

  @Test
  void single_byte_encodings_arrive_unchanged() throws IOException {
    String text = "Köln, £5, façade\r\n".repeat(5000);
    Charset windows = Charset.forName("windows-1252");

    assertThat(
            transcode(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1, 99))
        .isEqualTo(text);
    assertThat(transcode("€uro “x”".getBytes(windows), windows, 1)).isEqualTo("€uro “x”");
  }

  @Test
  void bytes_that_are_no_text_are_named_with_their_place() {
    byte[] bytes = "abc\u0081".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> transcode(bytes, Charset.forName("windows-1252"), 2))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("0x81")
        .hasMessageContaining("offset 3")
        .hasMessageContaining("encoding(");
  }

  @Test
  void cut_or_lone_surrogates_are_refused_in_every_encoding() {
    for (byte[] bytes :
        new byte[][] {{0x00, (byte) 0xD8, 'a', 0}, {'a', 0, 0x00}, {'a', 0, 0, (byte) 0xDC}}) {
      assertThatThrownBy(() -> transcode(bytes, StandardCharsets.UTF_16LE, 9))
          .isInstanceOf(BiException.class);
    }
    byte[] utf32 = {'a', 0, 0, 0, 0x00, (byte) 0xD8, 0, 0};
    assertThatThrownBy(() -> transcode(utf32, Charset.forName("UTF-32LE"), 9))
        .isInstanceOf(BiException.class);
  }

  @Test
  void byte_order_marks_name_the_encoding() {
    assertThat(mark(0xEF, 0xBB, 0xBF, 'a')).isEqualTo("UTF-8 3");
    assertThat(mark(0xFF, 0xFE, 'a', 0)).isEqualTo("UTF-16LE 2");
    assertThat(mark(0xFE, 0xFF, 0, 'a')).isEqualTo("UTF-16BE 2");
    assertThat(mark(0xFF, 0xFE, 0, 0)).isEqualTo("UTF-32LE 4");
    assertThat(mark(0, 0, 0xFE, 0xFF)).isEqualTo("UTF-32BE 4");
    assertThat(mark('i', 'd')).isEqualTo("none");
    assertThat(mark(0xEF)).isEqualTo("none");
  }

  private static String mark(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return TextEncoding.ofMark(bytes, 0, bytes.length)
        .map(found -> found.charset().name() + " " + found.markLength())
        .orElse("none");
  }
}
