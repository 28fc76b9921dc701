package io.bi4j.core.internal.plan;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.json.JsonCursor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a document, read in the order in which they need each other. Works without
 * recursion: a document decides how long a chain of steps is.
 */
final class SpecSteps {
  private static final int MAX_DISTANCE = 1_000;

  /** A step that is being read, with the references that were not followed yet. */
  private record Underway(String id, JsonCursor json, Iterator<JsonCursor> inputs) {}

  private final StepReader reader;
  private final Map<String, JsonCursor> byId = new LinkedHashMap<>();
  private final Map<String, Step> read = new HashMap<>();
  private final Deque<Underway> path = new ArrayDeque<>();
  private final Set<String> onPath = new HashSet<>();

  SpecSteps(List<JsonCursor> steps, StepReader reader) {
    this.reader = reader;
    for (JsonCursor step : steps) {
      if (byId.put(step.string("id"), step) != null) {
        throw step.get("id").error("must be unique, \"" + step.string("id") + "\" stands twice");
      }
    }
  }

  /** The step that a reference names; all steps must lead to it. */
  Step last(JsonCursor reference) {
    enter(reference);
    while (!path.isEmpty()) {
      Underway step = path.element();
      if (!step.inputs().hasNext()) {
        read.put(step.id(), reader.read(step.json(), this::known));
        onPath.remove(path.remove().id());
        continue;
      }
      JsonCursor input = step.inputs().next();
      if (!read.containsKey(input.asString())) {
        enter(input);
      }
    }
    byId.forEach(this::requireRead);
    return known(reference);
  }

  private void enter(JsonCursor reference) {
    String id = reference.asString();
    JsonCursor json = byId.get(id);
    if (json == null) {
      throw reference.error("must name a step, there is none with id \"" + id + "\"");
    }
    if (!onPath.add(id)) {
      throw reference.error("leads back to step \"" + id + "\"; a pipeline must not have a cycle");
    }
    if (onPath.size() > MAX_DISTANCE) {
      throw reference.error("is more than " + MAX_DISTANCE + " steps away from the output");
    }
    path.push(new Underway(id, json, references(json).iterator()));
  }

  /** Where a step names those it reads from. */
  private static List<JsonCursor> references(JsonCursor json) {
    return switch (json.string("kind")) {
      case "read" -> List.of();
      case "union" -> json.list("inputs");
      case "join" -> present(json, "input", "right");
      case "lookup" -> present(json, "input", "table");
      default -> present(json, "input");
    };
  }

  /** Members that are there; reading the step says which is missing. */
  private static List<JsonCursor> present(JsonCursor json, String... members) {
    List<JsonCursor> references = new ArrayList<>();
    for (String member : members) {
      json.find(member).ifPresent(references::add);
    }
    return references;
  }

  private Step known(JsonCursor reference) {
    return requireNonNull(read.get(reference.asString()), "step read before it is needed");
  }

  private void requireRead(String id, JsonCursor step) {
    if (!read.containsKey(id)) {
      throw step.error("must lead to the output, but step \"" + id + "\" is not used by any other");
    }
  }
}
