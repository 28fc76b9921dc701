package io.bi4j.core.json;

/**
 * The JSON {@code null}.
 *
 * @since 0.1
 */
public enum JsonNull implements JsonValue {
  /** The only null. */
  NULL;

  @Override
  public String kindName() {
    return "null";
  }

  @Override
  public String toString() {
    return toCompact();
  }
}
