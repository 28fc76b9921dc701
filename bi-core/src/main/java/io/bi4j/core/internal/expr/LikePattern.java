package io.bi4j.core.internal.expr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A LIKE pattern: {@code %} is any text, {@code _} any one character. Matching follows all
 * possibilities at once in a set of bits, one per character of the pattern (Baeza-Yates and Gonnet
 * 1992), so its time is the length of the text times a 64th of the pattern, whatever they are.
 * Belongs to one worker.
 */
final class LikePattern {
  /** The most characters of a pattern. */
  static final int MAX_LENGTH = 4_096;

  private static final int ANY = -1;
  private static final int ASCII = 128;

  private final int[] tokens;

  /** Bit i: any text may stand before token i; the bit after the last token stands for the end. */
  private final long[] gaps;

  /** Per character, bit i: token i takes it. */
  private final long[][] ascii = new long[ASCII][];

  private final Map<Integer, long[]> others = new HashMap<>();
  private final long[] wildcards;
  private final long[] state;

  private LikePattern(int[] tokens, long[] gaps) {
    this.tokens = tokens;
    this.gaps = gaps;
    this.state = new long[gaps.length];
    this.wildcards = new long[gaps.length];
    for (int i = 0; i < tokens.length; i++) {
      wildcards[i >> 6] |= tokens[i] == ANY ? 1L << i : 0;
    }
    Arrays.fill(ascii, wildcards);
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] != ANY) {
        mask(tokens[i])[i >> 6] |= 1L << i;
      }
    }
  }

  private long[] mask(int character) {
    if (character >= ASCII) {
      return others.computeIfAbsent(character, c -> wildcards.clone());
    }
    if (ascii[character] == wildcards) {
      ascii[character] = wildcards.clone();
    }
    return ascii[character];
  }

  /**
   * Compiles a pattern.
   *
   * @param escape the character after which {@code %} and {@code _} stand for themselves, or -1
   * @throws IllegalArgumentException when the pattern is too long or ends with its escape character
   */
  static LikePattern of(int[] pattern, int escape) {
    if (pattern.length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the pattern has " + pattern.length + " characters, at most 4096 are possible");
    }
    int[] tokens = new int[pattern.length];
    long[] gaps = new long[(pattern.length >> 6) + 1];
    int size = 0;
    for (int i = 0; i < pattern.length; i++) {
      int c = pattern[i];
      if (c == escape) {
        if (++i == pattern.length) {
          throw new IllegalArgumentException("the pattern ends with its escape character");
        }
        tokens[size++] = pattern[i];
      } else if (c == '%') {
        gaps[size >> 6] |= 1L << size;
      } else {
        tokens[size++] = c == '_' ? ANY : c;
      }
    }
    return new LikePattern(Arrays.copyOf(tokens, size), Arrays.copyOf(gaps, (size >> 6) + 1));
  }

  /** Whether there is no {@code _}. */
  boolean isLiteral() {
    return Arrays.stream(tokens).noneMatch(token -> token == ANY);
  }

  /** How many places take any text. */
  int gapCount() {
    return Arrays.stream(gaps).mapToInt(Long::bitCount).sum();
  }

  boolean startsWithGap() {
    return isSet(gaps, 0);
  }

  boolean endsWithGap() {
    return isSet(gaps, tokens.length);
  }

  /** The characters of a pattern without {@code _}. */
  String literal() {
    return new String(tokens, 0, tokens.length);
  }

  private static boolean isSet(long[] bits, int at) {
    return (bits[at >> 6] >>> at & 1) != 0;
  }

  /** Whether the whole text matches. */
  boolean matches(byte[] text, int from, int end) {
    Arrays.fill(state, 0);
    state[0] = 1;
    for (int at = from; at < end; at = Utf8.next(text, at, end)) {
      int c = Utf8.codePoint(text, at, end);
      if (!step(c < ASCII ? ascii[c] : others.getOrDefault(c, wildcards))) {
        return false;
      }
      if (endsWithGap() && isSet(state, tokens.length)) {
        return true;
      }
    }
    return isSet(state, tokens.length);
  }

  /** Moves every possibility over one character; false when none is left. */
  private boolean step(long[] takes) {
    long any = 0;
    long carry = 0;
    for (int word = 0; word < state.length; word++) {
      long moved = state[word] & takes[word];
      state[word] = (state[word] & gaps[word]) | (moved << 1) | carry;
      carry = moved >>> 63;
      any |= state[word];
    }
    return any != 0;
  }
}
