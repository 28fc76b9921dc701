package io.bi4j.core.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JSON array. Immutable.
 *
 * @param values the elements in order
 * @since 0.1
 */
public record JsonArray(List<JsonValue> values) implements JsonValue, Iterable<JsonValue> {
  /** The array without elements. */
  public static final JsonArray EMPTY = new JsonArray(List.of());

  public JsonArray {
    values = List.copyOf(values);
  }

  /** An array of these values. */
  public static JsonArray of(JsonValue... values) {
    return new JsonArray(List.of(values));
  }

  /** An array of strings. */
  public static JsonArray ofStrings(Iterable<String> texts) {
    List<JsonValue> values = new ArrayList<>();
    texts.forEach(text -> values.add(JsonString.of(text)));
    return new JsonArray(values);
  }

  /** An array of the stream's elements. */
  public static JsonArray of(Stream<? extends JsonValue> values) {
    return new JsonArray(values.<JsonValue>map(value -> value).toList());
  }

  /** How many elements there are. */
  public int size() {
    return values.size();
  }

  /** The element at a position counted from zero. */
  public JsonValue get(int index) {
    return values.get(index);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return values.iterator();
  }

  @Override
  public String kindName() {
    return "array";
  }

  @Override
  public String toString() {
    return toCompact();
  }
}
