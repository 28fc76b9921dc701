package io.bi4j.core.spi;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonBool;
import io.bi4j.core.json.JsonLimits;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonStyle;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.json.JsonWriter;
import io.bi4j.core.state.StreamState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON form of a {@link Checkpoint}. */
final class CheckpointText {
  private static final String FORMAT = "bi.checkpoint/1";

  private CheckpointText() {}

  static String write(Checkpoint checkpoint) {
    JsonObject.Builder states = JsonObject.builder();
    checkpoint
        .states()
        .forEach(
            (source, state) -> {
              JsonObject.Builder entries = JsonObject.builder();
              state.entries().forEach(entries::put);
              states.put(source, entries.build());
            });
    return JsonWriter.print(
        JsonObject.builder()
            .put("format", FORMAT)
            .put("sequence", checkpoint.sequence())
            .put("fence", checkpoint.fence())
            .put("run", checkpoint.run())
            .put("last", checkpoint.last())
            .put("states", states.build())
            .put("progress", checkpoint.progress())
            .build(),
        JsonStyle.COMPACT);
  }

  static Checkpoint read(String json) {
    JsonValue value =
        JsonReader.forSpecs().named("checkpoint").withLimits(JsonLimits.DATA).parse(json);
    JsonObject object = member(value, JsonObject.class);
    if (!string(object, "format").equals(FORMAT)) {
      throw damaged("its format is not " + FORMAT);
    }
    Map<String, StreamState> states = new TreeMap<>();
    object(object, "states")
        .members()
        .forEach((source, state) -> states.put(source, state(member(state, JsonObject.class))));
    return new Checkpoint(
        number(object, "sequence"),
        number(object, "fence"),
        string(object, "run"),
        member(require(object, "last"), JsonBool.class).value(),
        states,
        object(object, "progress"));
  }

  private static StreamState state(JsonObject entries) {
    Map<String, String> texts = new TreeMap<>();
    entries
        .members()
        .forEach((key, value) -> texts.put(key, member(value, JsonString.class).value()));
    return new StreamState(texts);
  }

  private static JsonObject object(JsonObject parent, String name) {
    return member(require(parent, name), JsonObject.class);
  }

  private static String string(JsonObject parent, String name) {
    return member(require(parent, name), JsonString.class).value();
  }

  private static long number(JsonObject parent, String name) {
    return member(require(parent, name), JsonNumber.class)
        .asLong()
        .orElseThrow(() -> damaged("its \"" + name + "\" is not a whole number"));
  }

  private static JsonValue require(JsonObject parent, String name) {
    Optional<JsonValue> value = parent.get(name);
    return value.orElseThrow(() -> damaged("it has no \"" + name + "\""));
  }

  private static <T extends JsonValue> T member(JsonValue value, Class<T> type) {
    if (!type.isInstance(value)) {
      throw damaged("it has " + value.kindName() + " where another kind of value belongs");
    }
    return type.cast(value);
  }

  private static BiException damaged(String reason) {
    return new BiException(
        CoreErrors.STATE_DAMAGED,
        "A checkpoint cannot be used: "
            + reason
            + ". Restore the state from a backup, or a version of BI4J that knows it.");
  }
}
