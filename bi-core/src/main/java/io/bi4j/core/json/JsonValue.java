package io.bi4j.core.json;

/**
 * One JSON value: object, array, string, number, boolean or null.
 *
 * <p>Immutable and thread-safe. Two values are equal when they print the same, the order of object
 * members aside. {@code toString()} is compact JSON.
 *
 * @since 0.1
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBool, JsonNull {

  /** What this value is, in the words of error messages: {@code object}, {@code number}, ... */
  String kindName();

  /** This value on one line, without spaces. */
  default String toCompact() {
    return JsonWriter.print(this, JsonStyle.COMPACT);
  }

  /** This value over several lines, indented by two spaces. */
  default String toPretty() {
    return JsonWriter.print(this, JsonStyle.PRETTY);
  }
}
