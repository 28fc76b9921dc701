package io.bi4j.core.internal.delivery;

import io.bi4j.core.internal.exec.Positions;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.state.StreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the engine notes in a checkpoint besides the states of sources.
 *
 * @param plan tells one plan from another
 * @param before what the sources remembered when the run began, by name
 * @param branches where each input of the stage stands; empty when the run cannot go on
 * @param read rows that sources delivered
 * @param written rows that were committed
 * @param rejected rows that were rejected
 */
record Progress(
    String plan,
    Map<String, StreamState> before,
    List<Branch> branches,
    long read,
    long written,
    long rejected) {

  /**
   * One input and the steps behind it.
   *
   * @param identity tells one content of the input from another
   * @param position where reading stands
   * @param steps what the steps keep, empty objects for those that keep nothing
   */
  record Branch(String identity, JsonObject position, List<JsonObject> steps) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("identity", identity)
          .put("position", position)
          .put("steps", new JsonArray(List.<JsonValue>copyOf(steps)))
          .build();
    }

    static Branch of(JsonObject json) {
      List<JsonObject> steps = new ArrayList<>();
      for (JsonValue step : Positions.member(json, "steps", JsonArray.class)) {
        steps.add((JsonObject) step);
      }
      return new Branch(
          Positions.text(json, "identity"),
          Positions.member(json, "position", JsonObject.class),
          steps);
    }
  }

  JsonObject toJson() {
    JsonObject.Builder states = JsonObject.builder();
    before.forEach((source, state) -> states.put(source, json(state)));
    return JsonObject.builder()
        .put("plan", plan)
        .put("before", states.build())
        .put("branches", JsonArray.of(branches.stream().map(Branch::toJson)))
        .put("read", read)
        .put("written", written)
        .put("rejected", rejected)
        .build();
  }

  private static JsonObject json(StreamState state) {
    JsonObject.Builder entries = JsonObject.builder();
    state.entries().forEach(entries::put);
    return entries.build();
  }

  static Progress of(JsonObject json) {
    Map<String, StreamState> before = new TreeMap<>();
    JsonObject states = Positions.member(json, "before", JsonObject.class);
    for (String source : states.members().keySet()) {
      before.put(source, state(Positions.member(states, source, JsonObject.class)));
    }
    List<Branch> branches = new ArrayList<>();
    for (JsonValue branch : Positions.member(json, "branches", JsonArray.class)) {
      branches.add(Branch.of((JsonObject) branch));
    }
    return new Progress(
        Positions.text(json, "plan"),
        before,
        branches,
        Positions.number(json, "read"),
        Positions.number(json, "written"),
        Positions.number(json, "rejected"));
  }

  private static StreamState state(JsonObject entries) {
    Map<String, String> texts = new TreeMap<>();
    entries
        .members()
        .keySet()
        .forEach(key -> texts.put(key, Positions.member(entries, key, JsonString.class).value()));
    return new StreamState(texts);
  }
}
