package io.bi4j.core.json;

import static java.util.Objects.requireNonNull;

/**
 * A JSON string. Immutable.
 *
 * @param value the text, unescaped; may be empty
 * @since 0.1
 */
public record JsonString(String value) implements JsonValue {
  public JsonString {
    requireNonNull(value, "value");
  }

  /** The string with this text. */
  public static JsonString of(String value) {
    return new JsonString(value);
  }

  @Override
  public String kindName() {
    return "string";
  }

  @Override
  public String toString() {
    return toCompact();
  }
}
