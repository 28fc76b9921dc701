package io.bi4j.core.json;

/**
 * A JSON boolean.
 *
 * @since 0.1
 */
public enum JsonBool implements JsonValue {
  /** {@code true}. */
  TRUE,
  /** {@code false}. */
  FALSE;

  /** The JSON form of a boolean. */
  public static JsonBool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** Whether this is {@code true}. */
  public boolean value() {
    return this == TRUE;
  }

  @Override
  public String kindName() {
    return "boolean";
  }

  @Override
  public String toString() {
    return toCompact();
  }
}
