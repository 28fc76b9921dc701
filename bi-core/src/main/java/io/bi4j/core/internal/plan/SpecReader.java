package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import io.bi4j.core.pipeline.PipelineSpec;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.SpecResolver;
import io.bi4j.core.pipeline.Window;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a plan from JSON. Every message names the place in the document. */
public final class SpecReader {
  private static final int MAX_STEPS = 10_000;
  private static final int MAX_DISTANCE = 1_000;

  private final JsonCursor root;
  private final SpecResolver resolver;
  private final Map<String, JsonCursor> byId = new LinkedHashMap<>();
  private final Map<String, Step> built = new HashMap<>();
  private final Set<String> underway = new HashSet<>();

  private SpecReader(JsonCursor root, SpecResolver resolver) {
    this.root = root;
    this.resolver = resolver;
  }

  /** The value as an object, or an error. */
  public static JsonValue object(JsonValue value) {
    if (value instanceof JsonObject) {
      return value;
    }
    throw new BiException(
        CoreErrors.BAD_PIPELINE,
        "A pipeline must be a JSON object, was " + value.kindName() + ". See docs/pipelines.md.");
  }

  /** Checks everything that can be checked without sources. */
  public static void check(JsonObject json) {
    new SpecReader(JsonCursor.of(json), NoSources.RESOLVER).lastStep();
  }

  /** The checked plan of a document. */
  public static LogicalPlan bind(JsonObject json, SpecResolver resolver) {
    SpecReader reader = new SpecReader(JsonCursor.of(json), resolver);
    JsonCursor root = reader.root;
    Step last = reader.lastStep();
    Sink sink = null;
    SourceRef sinkRef = null;
    if (root.find("sink").isPresent()) {
      sinkRef = ref(root.get("sink"));
      sink = resolver.sink(sinkRef);
    }
    return LogicalPlan.check(
        root.string("name"),
        last,
        sink,
        sinkRef,
        reader.rejects(),
        reader.zone(),
        reader.weekStart());
  }

  private Step lastStep() {
    root.allow("schema", "name", "zone", "weekStart", "rejects", "steps", "output", "sink");
    String schema = root.string("schema");
    if (!schema.equals(PipelineSpec.SCHEMA)) {
      throw root.get("schema")
          .error("must be \"" + PipelineSpec.SCHEMA + "\", was \"" + schema + "\"");
    }
    if (root.string("name").isBlank()) {
      throw root.get("name").error("must not be blank; it appears in reports and messages");
    }
    rejects();
    zone();
    weekStart();
    root.find("sink").ifPresent(SpecReader::ref);
    List<JsonCursor> steps = root.list("steps");
    if (steps.size() > MAX_STEPS) {
      throw root.get("steps").error("must have at most " + MAX_STEPS + " steps");
    }
    for (JsonCursor step : steps) {
      if (byId.put(step.string("id"), step) != null) {
        throw step.get("id").error("must be unique, \"" + step.string("id") + "\" stands twice");
      }
    }
    Step last = step(root.get("output"));
    for (JsonCursor step : steps) {
      if (!built.containsKey(step.string("id"))) {
        throw step.error(
            "must lead to the output, but step \""
                + step.string("id")
                + "\" is not used by any other");
      }
    }
    return last;
  }

  private RejectPolicy rejects() {
    if (root.find("rejects").isEmpty()) {
      return RejectPolicy.fail();
    }
    JsonCursor rejects = root.get("rejects").allow("action", "maxRows", "maxShare");
    RejectPolicy.Action action = rejects.get("action").asEnum(RejectPolicy.Action.class);
    long maxRows =
        rejects.find("maxRows").map(JsonCursor::asLong).orElse(RejectPolicy.DEFAULT_MAX_ROWS);
    double maxShare = rejects.find("maxShare").map(JsonCursor::asDouble).orElse(1.0);
    return checked(rejects, cursor -> new RejectPolicy(action, maxRows, maxShare));
  }

  private ZoneId zone() {
    return root.find("zone")
        .map(cursor -> checked(cursor, c -> ZoneId.of(c.asString())))
        .orElse(ZoneOffset.UTC);
  }

  private DayOfWeek weekStart() {
    return root.find("weekStart")
        .map(cursor -> cursor.asEnum(DayOfWeek.class))
        .orElse(DayOfWeek.MONDAY);
  }

  /** The step that a reference names; its inputs are built first. */
  private Step step(JsonCursor reference) {
    String id = reference.asString();
    Step known = built.get(id);
    if (known != null) {
      return known;
    }
    JsonCursor json = byId.get(id);
    if (json == null) {
      throw reference.error("must name a step, there is none with id \"" + id + "\"");
    }
    if (!underway.add(id)) {
      throw reference.error("leads back to step \"" + id + "\"; a pipeline must not have a cycle");
    }
    if (underway.size() > MAX_DISTANCE) {
      throw reference.error("is more than " + MAX_DISTANCE + " steps away from the output");
    }
    Step step = build(json);
    underway.remove(id);
    built.put(id, step);
    return step;
  }

  private Step build(JsonCursor json) {
    String kind = json.string("kind");
    return switch (kind) {
      case "read" -> read(json);
      case "filter" -> new Step.Filter(input(json, "condition"), expr(json, "condition"));
      case "validate" ->
          new Step.Validate(
              input(json, "rule", "condition"), json.string("rule"), expr(json, "condition"));
      case "derive" ->
          new Step.Derive(
              input(json, "column", "expression"),
              new NamedExpr(name(json.get("column")), expr(json, "expression")));
      case "select" -> new Step.Select(input(json, "columns"), json.strings("columns"));
      case "rename" -> new Step.Rename(input(json, "names"), newNames(json.get("names")));
      case "cast" ->
          new Step.Cast(
              input(json, "column", "type", "attempt"),
              json.string("column"),
              checked(json.get("type"), type -> DataType.parse(type.asString())),
              json.bool("attempt", false));
      case "unnest" -> new Step.Unnest(input(json, "column"), json.string("column"));
      case "group_by" ->
          new Step.GroupBy(
              input(json, "keys", "aggregates"),
              named(json.list("keys")),
              named(json.list("aggregates")));
      case "window" ->
          new Step.Windowed(
              input(json, "time", "type", "size", "slide", "keys", "watermark", "allowedLateness"),
              json.string("time"),
              window(json),
              json.find("keys").map(JsonCursor::asStrings).orElse(List.of()));
      case "pivot" ->
          new Step.Pivot(
              input(json, "keys", "column", "values", "aggregates"),
              named(json.list("keys")),
              json.string("column"),
              json.list("values").stream()
                  .map(value -> checked(value, cursor -> Exprs.parse(cursor.asString())))
                  .toList(),
              named(json.list("aggregates")));
      case "unpivot" ->
          new Step.Unpivot(
              input(json, "columns", "name", "value"),
              atLeastOne(json, "columns"),
              json.string("name"),
              json.string("value"));
      case "sort" -> new Step.Sort(input(json, "keys"), sortKeys(json), -1);
      case "top" -> new Step.Sort(input(json, "keys", "rows"), sortKeys(json), rows(json));
      case "dedupe" ->
          new Step.Dedupe(
              input(json, "keys", "latestBy"),
              atLeastOne(json, "keys"),
              json.find("latestBy").map(JsonCursor::asString).orElse(null));
      case "join" ->
          new Step.Join(
              input(json, "right", "type", "on"),
              step(json.get("right")),
              json.get("type").asEnum(JoinType.class),
              keyPairs(json));
      case "lookup" ->
          new Step.Lookup(
              input(json, "table", "on", "columns", "missing"),
              step(json.get("table")),
              keyPairs(json),
              json.strings("columns"),
              json.get("missing").asEnum(OnMissing.class));
      case "limit" -> new Step.Limit(input(json, "rows"), rows(json));
      case "union" -> union(json);
      default ->
          throw json.get("kind")
              .error(
                  "must be one of read, filter, validate, derive, select, rename, cast, unnest,"
                      + " group_by, window, pivot, unpivot, sort, top, dedupe, join, lookup, limit, union; was \""
                      + kind
                      + "\"");
    };
  }

  private Step input(JsonCursor json, String... members) {
    List<String> allowed = new ArrayList<>(List.of("id", "kind", "input", "x", "y", "label"));
    allowed.addAll(List.of(members));
    json.allow(allowed.toArray(String[]::new));
    return step(json.get("input"));
  }

  private Step read(JsonCursor json) {
    json.allow("id", "kind", "source", "x", "y", "label");
    SourceRef ref = ref(json.get("source"));
    return new Step.Read(resolver.source(ref), ref);
  }

  private Step union(JsonCursor json) {
    json.allow("id", "kind", "inputs", "x", "y", "label");
    List<JsonCursor> inputs = json.list("inputs");
    if (inputs.size() < 2) {
      throw json.get("inputs").error("must name two steps or more");
    }
    return new Step.Union(inputs.stream().map(this::step).toList());
  }

  private static Window window(JsonCursor json) {
    Window.Kind kind = json.get("type").asEnum(Window.Kind.class);
    Duration size = duration(json.get("size"));
    Duration slide = json.find("slide").map(SpecReader::duration).orElse(size);
    Optional<Duration> watermark = json.find("watermark").map(SpecReader::duration);
    Duration lateness =
        json.find("allowedLateness").map(SpecReader::duration).orElse(Duration.ZERO);
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

  private static SourceRef ref(JsonCursor json) {
    json.allow("provider", "connection", "stream", "options");
    Map<String, String> options = json.find("options").map(SpecReader::texts).orElse(Map.of());
    return new SourceRef(
        json.string("provider"), json.string("connection", ""), json.string("stream"), options);
  }

  private static <T> T checked(JsonCursor at, Function<JsonCursor, T> reader) {
    try {
      return reader.apply(at);
    } catch (BiException e) {
      throw at.error(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw at.error(String.valueOf(e.getMessage()));
    }
  }

  /** Stands for the sources while only the shape is checked; nothing is ever read from it. */
  private enum NoSources implements Source {
    INSTANCE;

    static final SpecResolver RESOLVER = ref -> INSTANCE;

    @Override
    public Boundedness boundedness() {
      return Boundedness.BOUNDED;
    }

    @Override
    public ReadPlan plan(ReadRequest request) {
      throw new IllegalStateException("A specification that is only checked has no sources.");
    }

    @Override
    public RecordReader open(Split split, @Nullable SplitPosition from) {
      throw new IllegalStateException("A specification that is only checked has no sources.");
    }
  }
}
