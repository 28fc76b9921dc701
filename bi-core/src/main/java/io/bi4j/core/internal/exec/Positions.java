package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonBool;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;

/** Reads what checkpoints say; anything else than what was written is damage. */
public final class Positions {
  private Positions() {}

  /** A whole number of a position. */
  public static long number(JsonObject position, String name) {
    return member(position, name, JsonNumber.class)
        .asLong()
        .orElseThrow(() -> damaged(position, name));
  }

  /** A text of a position. */
  public static String text(JsonObject position, String name) {
    return member(position, name, JsonString.class).value();
  }

  /** A flag of a position. */
  public static boolean flag(JsonObject position, String name) {
    return member(position, name, JsonBool.class).value();
  }

  /** A member of a kind. */
  public static <T extends JsonValue> T member(JsonObject position, String name, Class<T> type) {
    JsonValue value = position.get(name).orElseThrow(() -> damaged(position, name));
    if (!type.isInstance(value)) {
      throw damaged(position, name);
    }
    return type.cast(value);
  }

  private static BiException damaged(JsonObject position, String name) {
    String shown = position.toString();
    return new BiException(
        CoreErrors.STATE_DAMAGED,
        "A checkpoint has no usable \""
            + name
            + "\" in "
            + shown.substring(0, Math.min(80, shown.length()))
            + ". Restore the state from a backup, or delete it to begin again.");
  }
}
