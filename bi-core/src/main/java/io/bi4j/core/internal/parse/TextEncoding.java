package io.bi4j.core.internal.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An encoding that a byte order mark names.
 *
 * @param charset the encoding
 * @param markLength how many bytes the mark has
 */
public record TextEncoding(Charset charset, int markLength) {

  /** The encoding that the first bytes of a file name with a byte order mark, if they do. */
  public static Optional<TextEncoding> ofMark(byte[] bytes, int from, int to) {
    if (startsWith(bytes, from, to, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new TextEncoding(UTF_8, 3));
    }
    if (startsWith(bytes, from, to, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(new TextEncoding(Charset.forName("UTF-32LE"), 4));
    }
    if (startsWith(bytes, from, to, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(new TextEncoding(Charset.forName("UTF-32BE"), 4));
    }
    if (startsWith(bytes, from, to, 0xFF, 0xFE)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2));
    }
    if (startsWith(bytes, from, to, 0xFE, 0xFF)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2));
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int from, int to, int... mark) {
    if (to - from < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[from + i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
