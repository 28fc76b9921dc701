package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import io.bi4j.core.pipeline.SpecResolver;
import io.bi4j.core.pipeline.Window;
import io.bi4j.core.spi.SourceRef;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one step of a pipeline from JSON. Every message names the place in the document. */
final class StepReader {
  private final SpecResolver resolver;

  StepReader(SpecResolver resolver) {
    this.resolver = resolver;
  }

  /** Reads a step whose inputs were read before. */
  Step read(JsonCursor json, Function<JsonCursor, Step> inputs) {
    String kind = json.string("kind");
    return switch (kind) {
      case "read" -> source(json);
      case "filter" -> new Step.Filter(input(json, inputs, "condition"), expr(json, "condition"));
      case "validate" ->
          new Step.Validate(
              input(json, inputs, "rule", "condition"),
              json.string("rule"),
              expr(json, "condition"));
      case "derive" ->
          new Step.Derive(
              input(json, inputs, "column", "expression"),
              new NamedExpr(name(json.get("column")), expr(json, "expression")));
      case "select" -> new Step.Select(input(json, inputs, "columns"), json.strings("columns"));
      case "rename" -> new Step.Rename(input(json, inputs, "names"), newNames(json.get("names")));
      case "cast" ->
          new Step.Cast(
              input(json, inputs, "column", "type", "attempt"),
              json.string("column"),
              checked(json.get("type"), type -> DataType.parse(type.asString())),
              json.bool("attempt", false));
      case "unnest" -> new Step.Unnest(input(json, inputs, "column"), json.string("column"));
      case "group_by" ->
          new Step.GroupBy(
              input(json, inputs, "keys", "aggregates"),
              named(json.list("keys")),
              named(json.list("aggregates")));
      case "window" ->
          new Step.Windowed(
              input(
                  json,
                  inputs,
                  "time",
                  "type",
                  "size",
                  "slide",
                  "keys",
                  "watermark",
                  "allowedLateness"),
              json.string("time"),
              window(json),
              json.find("keys").map(JsonCursor::asStrings).orElse(List.of()));
      case "pivot" ->
          new Step.Pivot(
              input(json, inputs, "keys", "column", "values", "aggregates"),
              named(json.list("keys")),
              json.string("column"),
              json.list("values").stream()
                  .map(value -> checked(value, cursor -> Exprs.parse(cursor.asString())))
                  .toList(),
              named(json.list("aggregates")));
      case "unpivot" ->
          new Step.Unpivot(
              input(json, inputs, "columns", "name", "value"),
              atLeastOne(json, "columns"),
              json.string("name"),
              json.string("value"));
      case "sort" -> new Step.Sort(input(json, inputs, "keys"), sortKeys(json), -1);
      case "top" -> new Step.Sort(input(json, inputs, "keys", "rows"), sortKeys(json), rows(json));
      case "dedupe" ->
          new Step.Dedupe(
              input(json, inputs, "keys", "latestBy"),
              atLeastOne(json, "keys"),
              json.find("latestBy").map(JsonCursor::asString).orElse(null));
      case "join" ->
          new Step.Join(
              input(json, inputs, "right", "type", "on"),
              inputs.apply(json.get("right")),
              json.get("type").asEnum(JoinType.class),
              keyPairs(json));
      case "lookup" ->
          new Step.Lookup(
              input(json, inputs, "table", "on", "columns", "missing"),
              inputs.apply(json.get("table")),
              keyPairs(json),
              json.strings("columns"),
              json.get("missing").asEnum(OnMissing.class));
      case "limit" -> new Step.Limit(input(json, inputs, "rows"), rows(json));
      case "union" -> union(json, inputs);
      default ->
          throw json.get("kind")
              .error(
                  "must be one of read, filter, validate, derive, select, rename, cast, unnest,"
                      + " group_by, window, pivot, unpivot, sort, top, dedupe, join, lookup, limit, union; was \""
                      + kind
                      + "\"");
    };
  }

  private static Step input(JsonCursor json, Function<JsonCursor, Step> inputs, String... members) {
    List<String> allowed = new ArrayList<>(List.of("id", "kind", "input", "x", "y", "label"));
    allowed.addAll(List.of(members));
    json.allow(allowed.toArray(String[]::new));
    return inputs.apply(json.get("input"));
  }

  private Step source(JsonCursor json) {
    json.allow("id", "kind", "source", "x", "y", "label");
    SourceRef ref = ref(json.get("source"));
    return new Step.Read(resolver.source(ref), ref);
  }

  private static Step union(JsonCursor json, Function<JsonCursor, Step> inputs) {
    json.allow("id", "kind", "inputs", "x", "y", "label");
    List<JsonCursor> references = json.list("inputs");
    if (references.size() < 2) {
      throw json.get("inputs").error("must name two steps or more");
    }
    return new Step.Union(references.stream().map(inputs).toList());
  }

  private static Window window(JsonCursor json) {
    Window.Kind kind = json.get("type").asEnum(Window.Kind.class);
    Duration size = duration(json.get("size"));
    Duration slide = json.find("slide").map(StepReader::duration).orElse(size);
    Optional<Duration> watermark = json.find("watermark").map(StepReader::duration);
    Duration lateness =
        json.find("allowedLateness").map(StepReader::duration).orElse(Duration.ZERO);
    return checked(json, cursor -> new Window(kind, size, slide, watermark, lateness));
  }

  private static Duration duration(JsonCursor json) {
    return checked(json, cursor -> Duration.parse(cursor.asString()));
  }

  private static List<KeyPair> keyPairs(JsonCursor json) {
    return checked(
        json.get("on"), cursor -> KeyPair.parse(cursor.asStrings().toArray(String[]::new)));
  }

  private static List<String> atLeastOne(JsonCursor json, String member) {
    List<String> names = json.strings(member);
    if (names.isEmpty()) {
      throw json.get(member).error("must name one column or more");
    }
    return names;
  }

  private static long rows(JsonCursor json) {
    long rows = json.get("rows").asLong();
    if (rows < 0) {
      throw json.get("rows").error("must be 0 or more, was " + rows);
    }
    return rows;
  }

  private static Expr expr(JsonCursor json, String member) {
    return checked(json.get(member), cursor -> Exprs.parse(cursor.asString()));
  }

  private static List<NamedExpr> named(List<JsonCursor> texts) {
    return texts.stream()
        .map(text -> checked(text, cursor -> Exprs.parseNamed(cursor.asString())))
        .toList();
  }

  private static List<SortKey> sortKeys(JsonCursor json) {
    return checked(
        json.get("keys"), cursor -> SortKeys.parse(cursor.asStrings().toArray(String[]::new)));
  }

  private static Map<String, String> texts(JsonCursor json) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.names().forEach(name -> texts.put(name, json.string(name)));
    return texts;
  }

  private static Map<String, String> newNames(JsonCursor json) {
    json.names().forEach(name -> name(json.get(name)));
    return texts(json);
  }

  /** A name for a column. */
  private static String name(JsonCursor json) {
    if (json.asString().isEmpty()) {
      throw json.error("must have one character or more; a column needs a name");
    }
    return json.asString();
  }

  static SourceRef ref(JsonCursor json) {
    json.allow("provider", "connection", "stream", "options");
    Map<String, String> options = json.find("options").map(StepReader::texts).orElse(Map.of());
    return new SourceRef(
        json.string("provider"), json.string("connection", ""), json.string("stream"), options);
  }

  static <T> T checked(JsonCursor at, Function<JsonCursor, T> reader) {
    try {
      return reader.apply(at);
    } catch (BiException e) {
      throw at.error(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw at.error(String.valueOf(e.getMessage()));
    }
  }
}
