package io.bi4j.core.internal.jdbc;

import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reader reads, as its split says it: the id of a split holds all of it, so that a split
 * can be opened in another process, or after a crash.
 *
 * @param part the number of the split, from 0
 * @param of how many splits the plan has
 * @param columns the columns wanted, empty for all
 * @param filter a condition, as the text of an expression
 * @param limit the most rows, or -1
 * @param range which values of the split column
 * @param window which values of the cursor column
 */
record ReadTask(
    int part,
    int of,
    List<String> columns,
    @Nullable String filter,
    long limit,
    @Nullable Range range,
    @Nullable Window window) {

  static final ReadTask ALL = new ReadTask(0, 1, List.of(), null, -1, null, null);
  private static final String ALL_ID = "all";

  ReadTask {
    columns = List.copyOf(columns);
  }

  /**
   * Values of the split column as text: from the first, up to but not with the second; or the rows
   * without a value.
   */
  record Range(@Nullable String from, @Nullable String to, boolean nulls) {}

  /** Values of the cursor column as text, both included. */
  record Window(@Nullable String from, String until) {}

  ReadTask withPart(int number, int count, @Nullable Range values) {
    return new ReadTask(number, count, columns, filter, limit, values, window);
  }

  /** The id of the split. */
  String id() {
    if (equals(ALL)) {
      return ALL_ID;
    }
    JsonObject.Builder json = JsonObject.builder().put("part", part).put("of", of);
    if (!columns.isEmpty()) {
      json.put("columns", JsonArray.ofStrings(columns));
    }
    put(json, "filter", filter);
    if (limit >= 0) {
      json.put("limit", limit);
    }
    if (range != null) {
      JsonObject.Builder values = JsonObject.builder();
      put(values, "from", range.from());
      put(values, "to", range.to());
      if (range.nulls()) {
        values.put("nulls", true);
      }
      json.put("range", values.build());
    }
    if (window != null) {
      JsonObject.Builder values = JsonObject.builder();
      put(values, "from", window.from());
      json.put("window", values.put("until", window.until()).build());
    }
    return json.build().toCompact();
  }

  private static void put(JsonObject.Builder json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  /** Reads the id of a split. */
  static ReadTask parse(String id) {
    if (id.equals(ALL_ID)) {
      return ALL;
    }
    JsonObject json = (JsonObject) JsonReader.forSpecs().named("split").parse(id);
    return new ReadTask(
        (int) number(json, "part", 0),
        (int) number(json, "of", 1),
        json.get("columns").map(ReadTask::texts).orElse(List.of()),
        text(json, "filter"),
        number(json, "limit", -1),
        json.get("range").map(value -> range((JsonObject) value)).orElse(null),
        json.get("window").map(value -> window((JsonObject) value)).orElse(null));
  }

  private static Range range(JsonObject json) {
    return new Range(text(json, "from"), text(json, "to"), json.has("nulls"));
  }

  private static Window window(JsonObject json) {
    return new Window(text(json, "from"), String.valueOf(text(json, "until")));
  }

  private static List<String> texts(JsonValue array) {
    return ((JsonArray) array)
        .values().stream().map(value -> ((JsonString) value).value()).toList();
  }

  private static @Nullable String text(JsonObject json, String name) {
    return json.get(name).map(value -> ((JsonString) value).value()).orElse(null);
  }

  private static long number(JsonObject json, String name, long otherwise) {
    return json.get(name)
        .map(value -> ((JsonNumber) value).asLong().orElse(otherwise))
        .orElse(otherwise);
  }
}
