package io.bi4j.core.internal.infer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.TextEncoding;
import io.bi4j.core.internal.parse.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The encoding of a file, from its first bytes: what a byte order mark says, else UTF-16 when every
 * other byte of plain text would be zero, else UTF-8. Encodings of one byte a character cannot be
 * told apart and are not guessed.
 *
 * @param charset the encoding
 * @param markLength bytes of the byte order mark to be skipped
 * @param firstInvalid where the sample is not UTF-8, or -1; the file then needs the option encoding
 */
public record EncodingGuess(Charset charset, int markLength, int firstInvalid) {

  /**
   * Looks at a sample.
   *
   * @param complete whether the input ends at {@code to}; else the last character may be cut
   */
  public static EncodingGuess of(byte[] bytes, int from, int to, boolean complete) {
    Optional<TextEncoding> mark = TextEncoding.ofMark(bytes, from, to);
    if (mark.isPresent()) {
      Charset charset = mark.get().charset();
      int length = mark.get().markLength();
      boolean utf8 = charset.equals(UTF_8);
      int invalid = utf8 ? firstInvalid(bytes, from + length, to, complete) : -1;
      return new EncodingGuess(charset, length, invalid);
    }
    double even = zeroShare(bytes, from, to);
    double odd = zeroShare(bytes, from + 1, to);
    if (odd > 0.3 && even < 0.05) {
      return new EncodingGuess(StandardCharsets.UTF_16LE, 0, -1);
    }
    if (even > 0.3 && odd < 0.05) {
      return new EncodingGuess(StandardCharsets.UTF_16BE, 0, -1);
    }
    return new EncodingGuess(UTF_8, 0, firstInvalid(bytes, from, to, complete));
  }

  private static double zeroShare(byte[] bytes, int from, int to) {
    int zeros = 0;
    int count = 0;
    for (int i = from; i < to; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
      count++;
    }
    return count == 0 ? 0 : (double) zeros / count;
  }

  private static int firstInvalid(byte[] bytes, int from, int to, boolean complete) {
    int end = complete ? to : startOfLastCharacter(bytes, from, to);
    return Utf8.firstInvalid(bytes, from, end);
  }

  private static int startOfLastCharacter(byte[] bytes, int from, int to) {
    int at = to;
    for (int back = 1; back <= 3 && to - back >= from; back++) {
      if ((bytes[to - back] & 0xC0) == 0xC0) {
        at = to - back;
        break;
      }
    }
    return at;
  }
}
