package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * BOOL from text.
 *
 * <p><b>Grammar.</b> {@code true} and {@code false} in any mix of ASCII cases; other words by
 * option, compared the same way. Bytes outside ASCII compare as they are. Immutable.
 */
public final class BoolText {
  /** The result for a true word. */
  public static final int TRUE = 1;

  /** The result for a false word. */
  public static final int FALSE = 0;

  /** The result for any other text. */
  public static final int INVALID = -1;

  private static final int TRUE_WORD = word("true");
  private static final int FALSE_WORD = word("fals");

  private final byte[][] trueWords;
  private final byte[][] falseWords;

  private BoolText(Collection<String> trueWords, Collection<String> falseWords) {
    this.trueWords = lowerCase(trueWords);
    this.falseWords = lowerCase(falseWords);
  }

  /**
   * A parser for other words than true and false.
   *
   * @throws IllegalArgumentException when a word is empty or stands on both sides
   */
  public static BoolText of(Collection<String> trueWords, Collection<String> falseWords) {
    BoolText words = new BoolText(trueWords, falseWords);
    for (byte[] word : words.trueWords) {
      if (word.length == 0 || indexOf(words.falseWords, word, 0, word.length) >= 0) {
        throw new IllegalArgumentException(
            "Boolean word \""
                + new String(word, UTF_8)
                + "\" must be neither empty nor both true"
                + " and false.");
      }
    }
    if (indexOf(words.falseWords, new byte[0], 0, 0) >= 0) {
      throw new IllegalArgumentException("A boolean word must not be empty.");
    }
    return words;
  }

  /** Reads {@code true} or {@code false}: {@link #TRUE}, {@link #FALSE} or {@link #INVALID}. */
  public static int parse(byte[] bytes, int from, int length) {
    if (length == 4) {
      return four(bytes, from) == TRUE_WORD ? TRUE : INVALID;
    }
    boolean no = length == 5 && four(bytes, from) == FALSE_WORD && (bytes[from + 4] | 0x20) == 'e';
    return no ? FALSE : INVALID;
  }

  private static int four(byte[] bytes, int from) {
    return Swar.loadInt(bytes, from) | 0x20202020;
  }

  private static int word(String four) {
    return four(four.getBytes(UTF_8), 0);
  }

  /** Reads one of the words of this parser: {@link #TRUE}, {@link #FALSE} or {@link #INVALID}. */
  public int parseWord(byte[] bytes, int from, int length) {
    if (indexOf(trueWords, bytes, from, length) >= 0) {
      return TRUE;
    }
    return indexOf(falseWords, bytes, from, length) >= 0 ? FALSE : INVALID;
  }

  private static int indexOf(byte[][] words, byte[] bytes, int from, int length) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].length == length && equalsLower(words[i], bytes, from)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean equalsLower(byte[] word, byte[] bytes, int from) {
    for (int i = 0; i < word.length; i++) {
      if (word[i] != lower(bytes[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  private static byte[][] lowerCase(Collection<String> words) {
    return List.copyOf(words).stream().map(BoolText::lowerBytes).toArray(byte[][]::new);
  }

  private static byte[] lowerBytes(String word) {
    byte[] bytes = word.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = lower(bytes[i]);
    }
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoolText text
        && Arrays.deepEquals(text.trueWords, trueWords)
        && Arrays.deepEquals(text.falseWords, falseWords);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(trueWords) + Arrays.deepHashCode(falseWords);
  }
}
