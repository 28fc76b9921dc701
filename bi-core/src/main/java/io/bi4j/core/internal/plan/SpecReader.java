package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.pipeline.PipelineSpec;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.SpecResolver;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a plan from JSON. Every message names the place in the document. */
public final class SpecReader {
  private static final int MAX_STEPS = 10_000;

  private final JsonCursor root;
  private final SpecResolver resolver;

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
      sinkRef = StepReader.ref(root.get("sink"));
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
    root.find("sink").ifPresent(StepReader::ref);
    List<JsonCursor> steps = root.list("steps");
    if (steps.size() > MAX_STEPS) {
      throw root.get("steps").error("must have at most " + MAX_STEPS + " steps");
    }
    return new SpecSteps(steps, new StepReader(resolver)).last(root.get("output"));
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
    return StepReader.checked(rejects, cursor -> new RejectPolicy(action, maxRows, maxShare));
  }

  private ZoneId zone() {
    return root.find("zone")
        .map(cursor -> StepReader.checked(cursor, c -> ZoneId.of(c.asString())))
        .orElse(ZoneOffset.UTC);
  }

  private DayOfWeek weekStart() {
    return root.find("weekStart")
        .map(cursor -> cursor.asEnum(DayOfWeek.class))
        .orElse(DayOfWeek.MONDAY);
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
