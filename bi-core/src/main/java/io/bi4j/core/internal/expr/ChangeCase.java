package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.vector.Vector;
import java.util.Locale;

/**
 * Lower or upper case by Unicode, character by character and without the rules of any one language.
 * A character may become several (ß is SS); a sigma at the end of a word is not special. Whole
 * strings are not converted at once because the JDK needs quadratic time for some of them.
 */
final class ChangeCase implements TextKernels.Maker {
  private final boolean lower;
  private final int first;

  private ChangeCase(boolean lower) {
    this.lower = lower;
    this.first = lower ? 'A' : 'a';
  }

  static Kernel kernel(boolean lower, RowFault limit) {
    return TextKernels.maker(new ChangeCase(lower), limit);
  }

  @Override
  public boolean make(TextReader text, Vector[] in, int row, TextBuilder result) {
    byte[] bytes = text.bytes;
    int at = text.from;
    while (at < text.end) {
      byte b = bytes[at];
      if (b >= 0) {
        boolean letter = b >= first && b <= first + 25;
        result.append((byte) (letter ? b ^ 0x20 : b));
        at++;
      } else {
        int next = Utf8.next(bytes, at, text.end);
        convert(bytes, at, next, result);
        at = next;
      }
    }
    return true;
  }

  private void convert(byte[] bytes, int at, int next, TextBuilder result) {
    int c = Utf8.codePoint(bytes, at, next);
    boolean cased =
        next - at > 1
            && Character.isValidCodePoint(c)
            && (lower ? Character.toLowerCase(c) != c : !Character.isUpperCase(c));
    if (!cased) {
      result.append(bytes, at, next);
      return;
    }
    String one = Character.toString(c);
    String changed = lower ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT);
    if (changed.equals(one)) {
      result.append(bytes, at, next);
    } else {
      result.append(changed.getBytes(UTF_8));
    }
  }
}
