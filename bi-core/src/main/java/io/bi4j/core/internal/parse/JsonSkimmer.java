package io.bi4j.core.internal.parse;

/**
 * Checks JSON values and finds where they end. Works on lines that end with a line feed, which no
 * JSON contains, in buffers with at least eight bytes after it; so no position needs a bounds
 * check.
 *
 * <p>A method that meets malformed bytes returns -1; {@link #errorAt()} and {@link #error()} then
 * say where and why. Confined to one thread.
 */
public final class JsonSkimmer {
  /** The deepest nesting of objects and arrays. */
  public static final int MAX_DEPTH = 200;

  /** The longest number in characters. */
  public static final int MAX_NUMBER = 100;

  private static final long QUOTES = Swar.repeat('"');
  private static final long BACKSLASHES = Swar.repeat('\\');
  private static final long BLANKS = Swar.repeat(' ');
  private static final long ONES = Swar.repeat(1);
  private static final long HIGH_BITS = Swar.repeat(0x80);
  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
  private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
  private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

  private final long[] objects = new long[(MAX_DEPTH >> 6) + 1];
  private byte kind;
  private int errorAt;
  private String error = "";

  /** The {@link JsonKind} of the value that {@link #value} passed last. */
  public byte kind() {
    return kind;
  }

  /** Where the last malformed byte stood. */
  public int errorAt() {
    return errorAt;
  }

  /** What is wrong there. */
  public String error() {
    return error;
  }

  /** Notes what is wrong and returns -1. */
  public int fail(int at, String reason) {
    errorAt = at;
    error = reason;
    return -1;
  }

  /** The first position that holds no blank. */
  public static int blanks(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] <= ' ' && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  /**
   * Passes a value that starts at a position.
   *
   * @param depth how many containers are open around it
   * @return one past the value, or -1
   */
  public int value(byte[] bytes, int at, int depth) {
    byte first = bytes[at];
    if (first == '"') {
      kind = JsonKind.TEXT;
      int end = string(bytes, at + 1);
      return end < 0 ? -1 : end + 1;
    }
    if (first == '{' || first == '[') {
      int end = container(bytes, at, depth);
      kind = first == '{' ? JsonKind.OBJECT : JsonKind.ARRAY;
      return end;
    }
    return word(bytes, at, first);
  }

  private int word(byte[] bytes, int at, byte first) {
    return switch (first) {
      case 't' -> {
        kind = JsonKind.TRUE;
        yield Swar.loadInt(bytes, at) == TRUE ? at + 4 : fail(at, "expected true");
      }
      case 'f' -> {
        kind = JsonKind.FALSE;
        yield Swar.loadInt(bytes, at + 1) == ALSE ? at + 5 : fail(at, "expected false");
      }
      case 'n' -> {
        kind = JsonKind.NULL;
        yield Swar.loadInt(bytes, at) == NULL ? at + 4 : fail(at, "expected null");
      }
      default -> number(bytes, at);
    };
  }

  /** Passes a number. */
  private int number(byte[] bytes, int start) {
    int at = bytes[start] == '-' ? start + 1 : start;
    int digits = at;
    while (isDigit(bytes[at])) {
      at++;
    }
    if (at == digits) {
      return fail(start, at == start ? "expected a value" : "expected a digit after -");
    }
    if (bytes[digits] == '0' && at - digits > 1) {
      return fail(start, "number with a leading zero");
    }
    kind = JsonKind.INTEGER;
    if (bytes[at] == '.') {
      kind = JsonKind.NUMBER;
      at = digits(bytes, at + 1);
    }
    if (at >= 0 && (bytes[at] | 0x20) == 'e') {
      kind = JsonKind.NUMBER;
      byte sign = bytes[at + 1];
      at = digits(bytes, sign == '+' || sign == '-' ? at + 2 : at + 1);
    }
    return at - start > MAX_NUMBER
        ? fail(start, "number longer than " + MAX_NUMBER + " characters")
        : at;
  }

  private int digits(byte[] bytes, int from) {
    int at = from;
    while (isDigit(bytes[at])) {
      at++;
    }
    return at == from ? fail(at, "expected a digit") : at;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /**
   * Passes a string.
   *
   * @param from one past the opening quote
   * @return the position of the closing quote, or -1
   */
  public int string(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long word = Swar.load(bytes, at);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      // A borrow can mark a byte wrongly only above one that is marked rightly: the lowest is
      // exact.
      long special =
          (((quote - ONES) & ~quote)
                  | ((backslash - ONES) & ~backslash)
                  | ((word - BLANKS) & ~word)
                  | word)
              & HIGH_BITS;
      if (special == 0) {
        at += 8;
        continue;
      }
      at += Swar.firstIndex(special);
      if (bytes[at] == '"') {
        return at;
      }
      at = special(bytes, at);
      if (at < 0) {
        return -1;
      }
    }
  }

  private int special(byte[] bytes, int at) {
    byte b = bytes[at];
    if (b == '\\') {
      kind = JsonKind.ESCAPED;
      return escape(bytes, at);
    }
    if (b >= 0) {
      return fail(at, b == '\n' ? "string that is not closed" : "control character in a string");
    }
    int next = at;
    while (bytes[next] < 0) {
      int length = Utf8.sequenceLength(bytes, next, next + 4);
      if (length == 0) {
        return fail(next, "bytes that are not UTF-8");
      }
      next += length;
    }
    return next;
  }

  private int escape(byte[] bytes, int at) {
    return switch (bytes[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> unicode(bytes, at);
      default -> fail(at, "unknown escape");
    };
  }

  private int unicode(byte[] bytes, int at) {
    int unit = hex4(bytes, at + 2);
    if (unit < 0) {
      return fail(at, "\\u needs four hexadecimal digits");
    }
    if (unit < 0xD800 || unit > 0xDFFF) {
      return at + 6;
    }
    boolean pair = unit < 0xDC00 && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
    int low = pair ? hex4(bytes, at + 8) : -1;
    return low >= 0xDC00 && low <= 0xDFFF ? at + 12 : fail(at, "half of a surrogate pair");
  }

  /** The value of four hexadecimal digits, or -1; stops at the first byte that is none. */
  public static int hex4(byte[] bytes, int at) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(bytes[at + i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Passes an object or array and all that is in it, without recursion. */
  private int container(byte[] bytes, int start, int outer) {
    int depth = outer;
    int at = start;
    boolean opened = false;
    while (true) {
      if (bytes[at] == '{' || bytes[at] == '[') {
        if (++depth > MAX_DEPTH) {
          return fail(at, "nesting deeper than " + MAX_DEPTH);
        }
        setObject(depth, bytes[at] == '{');
        at = blanks(bytes, at + 1);
        opened = true;
      } else {
        at = value(bytes, at, depth);
        if (at < 0) {
          return -1;
        }
        opened = false;
      }
      if (!opened || isCloser(bytes[at], depth)) {
        at = blanks(bytes, at);
        while (isCloser(bytes[at], depth)) {
          at++;
          if (--depth == outer) {
            return at;
          }
          at = blanks(bytes, at);
        }
        if (bytes[at] != ',') {
          return fail(at, isObject(depth) ? "expected , or }" : "expected , or ]");
        }
        at = blanks(bytes, at + 1);
      }
      if (isObject(depth)) {
        at = key(bytes, at);
        if (at < 0) {
          return -1;
        }
      }
    }
  }

  /** Passes a key and its colon. */
  private int key(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return fail(at, "expected a key in quotes");
    }
    int end = string(bytes, at + 1);
    return end < 0 ? -1 : colon(bytes, end + 1);
  }

  /** Passes a colon and the blanks around it. */
  public int colon(byte[] bytes, int from) {
    int at = blanks(bytes, from);
    return bytes[at] == ':' ? blanks(bytes, at + 1) : fail(at, "expected :");
  }

  private boolean isCloser(byte b, int depth) {
    return b == (isObject(depth) ? '}' : ']');
  }

  private void setObject(int depth, boolean object) {
    long bit = 1L << depth;
    objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
  }

  private boolean isObject(int depth) {
    return (objects[depth >> 6] >>> depth & 1) != 0;
  }
}
