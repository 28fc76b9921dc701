package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts for parser tests: placed at awkward positions of an array, mutated, drawn by seed. */
final class Cells {
  /** Bytes that a mutation puts in: all that a grammar uses, their neighbours, and a few others. */
  private static final byte[] ALPHABET =
      "0123456789/:;.,+-_ TtZzUCPDHMSeEdfxaNnIi'\"\n\0".getBytes(UTF_8);

  private Cells() {}

  /** A parser under test. */
  interface Parser<T> {
    T parse(byte[] bytes, int from, int length);
  }

  /** Parses a text alone in its array, and again between foreign digits; both must agree. */
  static <T> T parse(String text, Parser<T> parser) {
    byte[] alone = text.getBytes(UTF_8);
    byte[] surrounded = ("7-.9999990" + text + "9999999999999999").getBytes(UTF_8);
    T value = parser.parse(alone, 0, alone.length);
    T again = parser.parse(surrounded, 10, alone.length);
    if (!value.equals(again)) {
      throw new AssertionError(
          "\"" + text + "\" gives " + value + " alone and " + again + " inside a buffer");
    }
    return value;
  }

  /** Every text one byte away: replaced, removed or inserted. ASCII in, ASCII or 0xC3 out. */
  static List<String> neighbours(String text) {
    List<String> out = new ArrayList<>();
    for (int at = 0; at <= text.length(); at++) {
      for (byte b : ALPHABET) {
        out.add(text.substring(0, at) + (char) b + text.substring(at));
        if (at < text.length()) {
          out.add(text.substring(0, at) + (char) b + text.substring(at + 1));
        }
      }
      out.add(text.substring(0, at) + "é" + text.substring(at));
      if (at < text.length()) {
        out.add(text.substring(0, at) + text.substring(at + 1));
      }
    }
    return out;
  }

  /** Up to {@code most} random characters of an alphabet. */
  static String draw(Random random, String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  static String digits(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }
}
