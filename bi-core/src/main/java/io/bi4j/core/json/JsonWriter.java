package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON piece by piece to any {@link Appendable}; the caller owns and closes the target.
 *
 * <pre>{@code
 * StringBuilder out = new StringBuilder();
 * JsonWriter json = JsonWriter.to(out, JsonStyle.COMPACT);
 * json.beginObject().name("rows").value(42).endObject().finish();   // {"rows":42}
 * }</pre>
 *
 * <p>The same calls give the same text on every run and JDK. Lone surrogates are escaped, so the
 * text always encodes to UTF-8. <b>Threads.</b> Confined to one thread. <b>Errors.</b> {@link
 * IllegalStateException} for calls in an order that is not JSON, {@link UncheckedIOException} when
 * the target fails.
 *
 * @since 0.1
 */
public final class JsonWriter {
  private static final int MAX_DEPTH = 1_000;

  private final Appendable out;
  private final JsonStyle style;
  private boolean[] inObject = new boolean[16];
  private boolean[] hasElements = new boolean[16];
  private int depth;
  private boolean nameWritten;

  private JsonWriter(Appendable out, JsonStyle style) {
    this.out = requireNonNull(out, "out");
    this.style = requireNonNull(style, "style");
  }

  /** A writer of one value. */
  public static JsonWriter to(Appendable out, JsonStyle style) {
    return new JsonWriter(out, style);
  }

  /** The text of a value. */
  public static String print(JsonValue value, JsonStyle style) {
    StringBuilder text = new StringBuilder();
    to(text, style).value(value).finish();
    return text.toString();
  }

  /** Opens an object. */
  public JsonWriter beginObject() {
    return open('{', true);
  }

  /** Closes the object. */
  public JsonWriter endObject() {
    return close('}', true);
  }

  /** Opens an array. */
  public JsonWriter beginArray() {
    return open('[', false);
  }

  /** Closes the array. */
  public JsonWriter endArray() {
    return close(']', false);
  }

  /** Writes a member's name; its value must follow. */
  public JsonWriter name(String name) {
    if (depth == 0 || !inObject[depth] || nameWritten) {
      throw new IllegalStateException("The name \"" + name + "\" does not stand in an object.");
    }
    separate();
    JsonEscapes.quote(name, style.htmlSafe(), this::append);
    append(style.indent() > 0 ? ": " : ":");
    nameWritten = true;
    return this;
  }

  /** Writes a string, or null. */
  public JsonWriter value(@Nullable String text) {
    if (text == null) {
      return nullValue();
    }
    beforeValue();
    JsonEscapes.quote(text, style.htmlSafe(), this::append);
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter value(long number) {
    return raw(Long.toString(number));
  }

  /**
   * Writes a number as {@link JsonNumber#of(double)} does.
   *
   * @throws IllegalArgumentException for NaN and infinities
   */
  public JsonWriter value(double number) {
    return raw(JsonNumber.of(number).text());
  }

  /** Writes an exact number. */
  public JsonWriter value(BigDecimal number) {
    return raw(JsonNumber.of(number).text());
  }

  /** Writes a boolean. */
  public JsonWriter value(boolean bool) {
    return raw(Boolean.toString(bool));
  }

  /** Writes {@code null}. */
  public JsonWriter nullValue() {
    return raw("null");
  }

  /** Writes a whole value. */
  public JsonWriter value(JsonValue value) {
    if (value instanceof JsonObject object) {
      beginObject();
      for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
        name(member.getKey()).value(member.getValue());
      }
      return endObject();
    }
    if (value instanceof JsonArray array) {
      beginArray();
      array.forEach(this::value);
      return endArray();
    }
    if (value instanceof JsonString string) {
      return value(string.value());
    }
    if (value instanceof JsonNumber number) {
      return raw(number.text());
    }
    return value instanceof JsonBool bool ? value(bool.value()) : nullValue();
  }

  /**
   * Ends the document.
   *
   * @throws IllegalStateException when nothing was written, or something is still open
   */
  public void finish() {
    if (depth > 0 || !hasElements[0]) {
      throw new IllegalStateException(
          depth > 0 ? depth + " objects or arrays are still open." : "No value was written.");
    }
  }

  private JsonWriter raw(String text) {
    beforeValue();
    append(text);
    return this;
  }

  private JsonWriter open(char bracket, boolean object) {
    beforeValue();
    append(String.valueOf(bracket));
    if (++depth > MAX_DEPTH) {
      throw new IllegalStateException("JSON nests deeper than " + MAX_DEPTH + " levels.");
    }
    if (depth == inObject.length) {
      inObject = java.util.Arrays.copyOf(inObject, depth * 2);
      hasElements = java.util.Arrays.copyOf(hasElements, depth * 2);
    }
    inObject[depth] = object;
    hasElements[depth] = false;
    return this;
  }

  private JsonWriter close(char bracket, boolean object) {
    if (depth == 0 || inObject[depth] != object || nameWritten) {
      throw new IllegalStateException("'" + bracket + "' closes nothing that is open here.");
    }
    boolean filled = hasElements[depth];
    depth--;
    if (filled) {
      newLine();
    }
    append(String.valueOf(bracket));
    return this;
  }

  private void beforeValue() {
    if (nameWritten) {
      nameWritten = false;
    } else if (depth > 0 && inObject[depth]) {
      throw new IllegalStateException("A value in an object needs a name first.");
    } else if (depth == 0 && hasElements[0]) {
      throw new IllegalStateException("A document holds one value, and it was written already.");
    } else {
      separate();
    }
  }

  private void separate() {
    if (hasElements[depth]) {
      append(",");
    }
    hasElements[depth] = true;
    if (depth > 0) {
      newLine();
    }
  }

  private void newLine() {
    if (style.indent() > 0) {
      append("\n" + " ".repeat(style.indent() * depth));
    }
  }

  private void append(CharSequence text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
