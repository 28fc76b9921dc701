package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random JSON, and Jackson as the judge of it. */
final class JsonTexts {
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(200).maxNumberLength(100).build())
          .build();
  private static final String[] STRINGS = {
    "",
    "a",
    "plain text",
    "Zażółć gęślą jaźń",
    "\uD83D\uDE00 smile",
    "quote \" here",
    "back\\slash",
    "line\nfeed\ttab",
    "/slash/",
    "\u0001\u001f",
    "\u007f\u0080\u2028",
    "a longer text of ordinary" + " words that spans several words of eight bytes",
    "NaN",
    "null",
    "12",
    "{\"a\":1}"
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1",
    "-1",
    "12",
    "1234567890123",
    "9223372036854775807",
    "9223372036854775808",
    "0.5",
    "-12.25",
    "1e5",
    "1E-3",
    "1.5e+10",
    "123456789.123456789",
    "1e400"
  };

  private JsonTexts() {}

  /** A random object with these keys, some missing, some unknown, in changing order. */
  static String object(Random random, String... keys) {
    StringBuilder out = new StringBuilder("{");
    int rotate = random.nextInt(4) == 0 ? random.nextInt(keys.length) : 0;
    boolean first = true;
    for (int i = 0; i < keys.length; i++) {
      if (random.nextInt(8) == 0) {
        continue;
      }
      out.append(first ? "" : ",").append(blanks(random));
      String key =
          random.nextInt(9) == 0 ? "other" + random.nextInt(5) : keys[(i + rotate) % keys.length];
      out.append(string(random, key)).append(blanks(random)).append(':').append(blanks(random));
      value(random, out, 4);
      out.append(blanks(random));
      first = false;
    }
    return out.append('}').toString();
  }

  static void value(Random random, StringBuilder out, int depth) {
    switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> out.append("true");
      case 1 -> out.append("false");
      case 2 -> out.append("null");
      case 3, 4 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 5, 6 -> out.append(string(random, STRINGS[random.nextInt(STRINGS.length)]));
      case 7 -> members(random, out, depth, '[', ']');
      default -> members(random, out, depth, '{', '}');
    }
  }

  private static void members(Random random, StringBuilder out, int depth, char open, char close) {
    out.append(open).append(blanks(random));
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",").append(blanks(random));
      if (open == '{') {
        out.append(string(random, "k" + i)).append(':').append(blanks(random));
      }
      value(random, out, depth - 1);
      out.append(blanks(random));
    }
    out.append(close);
  }

  private static String blanks(Random random) {
    return random.nextInt(6) == 0 ? " \t\r ".substring(random.nextInt(4)) : "";
  }

  /** A string literal; characters are sometimes escaped without need. */
  static String string(Random random, String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '/' && random.nextBoolean()) {
        out.append("\\/");
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < 0x20 || random.nextInt(60) == 0) {
        out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** One byte replaced, removed or inserted; mostly by a byte that means something in JSON. */
  static byte[] mutate(Random random, byte[] line) {
    byte[] alphabet = "{}[]\",:\\ utrfn0123456789eE+-.x\u0000\u001f\u007f".getBytes(UTF_8);
    int at = random.nextInt(line.length);
    byte b =
        random.nextInt(5) == 0
            ? (byte) random.nextInt(256)
            : alphabet[random.nextInt(alphabet.length)];
    if (b == '\n') {
      b = ' ';
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int kind = random.nextInt(3);
    out.write(line, 0, at);
    if (kind != 1) {
      out.write(b);
    }
    int rest = kind == 2 ? at : at + 1;
    out.write(line, rest, line.length - rest);
    return out.toByteArray();
  }

  /**
   * What Jackson finds: for each top-level key the text of its last value, structures as their raw
   * bytes; null when the line is not one object. Stricter than Jackson where we are: UTF-8 that the
   * JDK refuses, and halves of surrogate pairs, are malformed.
   */
  static @Nullable Map<String, String> judge(byte[] line) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = JACKSON.createParser(line)) {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = checked(parser.currentName());
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
          int from = (int) parser.currentTokenLocation().getByteOffset();
          skip(parser);
          int to = (int) parser.currentTokenLocation().getByteOffset() + 1;
          values.put(key, new String(line, from, to - from, UTF_8));
        } else {
          values.put(key, checked(parser.getText()));
        }
      }
      return parser.nextToken() == null ? values : null;
    } catch (CharacterCodingException notUtf8) {
      return null;
    } catch (IOException malformed) {
      return null;
    }
  }

  private static void skip(JsonParser parser) throws IOException {
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      checked(token == JsonToken.FIELD_NAME ? parser.currentName() : parser.getText());
    }
  }

  private static String checked(String text) throws IOException {
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw new IOException("half of a surrogate pair");
    }
    return text;
  }
}
