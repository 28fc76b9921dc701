package io.bi4j.core.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.json.JsonValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the JSON form of a model. */
final class ModelReader {
  private ModelReader() {}

  static SemanticModel read(JsonValue json) {
    JsonCursor root = JsonCursor.of(json);
    root.allow(
        "schema",
        "name",
        "calendar",
        "entities",
        "relationships",
        "measures",
        "dimensions",
        "hierarchies",
        "vocabulary",
        "inference");
    if (!root.string("schema").equals(SemanticModel.SCHEMA)) {
      throw root.get("schema")
          .error("must be \"" + SemanticModel.SCHEMA + "\", was " + root.get("schema").value());
    }
    SemanticModel.Builder model = SemanticModel.builder(root.string("name"));
    root.find("calendar").ifPresent(c -> model.calendar(calendar(c)));
    root.list("entities").forEach(c -> model.entity(entity(c)));
    root.list("relationships").forEach(c -> model.relationship(relationship(c)));
    root.list("measures").forEach(c -> model.measure(measure(c)));
    root.list("dimensions").forEach(c -> model.dimension(dimension(c)));
    root.list("hierarchies").forEach(c -> model.hierarchy(hierarchy(c)));
    root.list("vocabulary").forEach(c -> model.term(term(c)));
    root.find("inference").ifPresent(c -> model.inference(inference(c)));
    return model.build();
  }

  private static BusinessCalendar calendar(JsonCursor at) {
    at.allow("zone", "weekStart", "fiscalYearStart", "lateDataDays");
    return new BusinessCalendar(
        at.find("zone").map(ModelReader::zone).orElse(BusinessCalendar.UTC.zone()),
        at.find("weekStart").map(c -> c.asEnum(DayOfWeek.class)).orElse(DayOfWeek.MONDAY),
        at.find("fiscalYearStart").map(c -> c.asInt(1, 12)).orElse(1),
        at.find("lateDataDays").map(c -> c.asInt(0, 366)).orElse(0));
  }

  private static ZoneId zone(JsonCursor at) {
    try {
      return ZoneId.of(at.asString());
    } catch (DateTimeException e) {
      throw at.error("must be a time zone such as Europe/Paris, was \"" + at.asString() + "\"");
    }
  }

  private static Entity entity(JsonCursor at) {
    at.allow("name", "dataset", "key", "time", "grain");
    Entity.Builder entity = checked(at, () -> Entity.builder(at.string("name")));
    at.find("dataset").ifPresent(c -> entity.dataset(c.asString()));
    at.find("time").ifPresent(c -> entity.time(c.asString()));
    at.find("grain").ifPresent(c -> entity.grain(c.asEnum(Grain.class)));
    return entity.key(at.strings("key")).build();
  }

  private static Relationship relationship(JsonCursor at) {
    at.allow("from", "to", "on", "kind");
    Map<String, String> on = new LinkedHashMap<>();
    JsonCursor columns = at.get("on");
    columns.names().forEach(column -> on.put(column, columns.string(column)));
    return checked(
        at,
        () ->
            new Relationship(
                at.string("from"),
                at.string("to"),
                on,
                at.get("kind").asEnum(Relationship.Kind.class)));
  }

  private static Measure measure(JsonCursor at) {
    at.allow(
        "name", "entity", "expr", "additivity", "unit", "good", "missing", "definition", "source");
    Expr expr = expr(at.get("expr"));
    Measure.Builder measure =
        checked(at, () -> Measure.builder(at.string("name"), at.string("entity"), expr))
            .definition(at.string("definition", ""))
            .source(at.string("source", ""));
    at.find("additivity").ifPresent(c -> measure.additivity(additivity(c)));
    at.find("unit").ifPresent(c -> measure.unit(unit(c)));
    at.find("good").ifPresent(c -> measure.good(good(c)));
    at.find("missing").ifPresent(c -> measure.missing(c.asEnum(Measure.Missing.class)));
    return measure.build();
  }

  private static Additivity additivity(JsonCursor at) {
    at.allow("kind", "over", "choice");
    Additivity.Choice choice =
        at.find("choice")
            .map(c -> c.asEnum(Additivity.Choice.class))
            .orElse(Additivity.Choice.REFUSE);
    return checked(
        at,
        () ->
            new Additivity(
                at.get("kind").asEnum(Additivity.Kind.class), at.strings("over"), choice));
  }

  private static Unit unit(JsonCursor at) {
    at.allow("kind", "detail");
    return checked(
        at, () -> new Unit(at.get("kind").asEnum(Unit.Kind.class), at.string("detail", "")));
  }

  private static GoodDirection good(JsonCursor at) {
    at.allow("kind", "low", "high");
    return checked(
        at,
        () ->
            new GoodDirection(
                at.get("kind").asEnum(GoodDirection.Kind.class),
                at.find("low").map(JsonCursor::asDouble).orElse(0.0),
                at.find("high").map(JsonCursor::asDouble).orElse(0.0)));
  }

  private static Dimension dimension(JsonCursor at) {
    at.allow("name", "entity", "expr", "kind", "grain", "personal", "definition");
    Dimension.Builder dimension =
        checked(at, () -> Dimension.builder(at.string("name"), at.string("entity")))
            .personal(at.bool("personal", false))
            .definition(at.string("definition", ""));
    at.find("expr").ifPresent(c -> dimension.expr(expr(c)));
    at.find("grain").ifPresent(c -> dimension.time(c.asEnum(Grain.class)));
    at.find("kind").ifPresent(c -> dimension.kind(c.asEnum(Dimension.Kind.class)));
    return checked(at, dimension::build);
  }

  private static Hierarchy hierarchy(JsonCursor at) {
    at.allow("name", "levels");
    return checked(at, () -> new Hierarchy(at.string("name"), at.strings("levels")));
  }

  private static Term term(JsonCursor at) {
    at.allow("language", "text", "means", "value");
    return checked(
        at,
        () ->
            new Term(
                at.string("language"),
                at.string("text"),
                at.string("means"),
                at.find("value").map(JsonCursor::asString).orElse(null)));
  }

  private static Inference inference(JsonCursor at) {
    at.allow("rows", "sampledRows", "findings");
    return new Inference(
        at.get("rows").asLong(),
        at.get("sampledRows").asLong(),
        at.list("findings").stream().map(ModelReader::finding).toList());
  }

  private static Inference.Finding finding(JsonCursor at) {
    at.allow("subject", "decision", "reason", "certainty", "alternative");
    return new Inference.Finding(
        at.string("subject"),
        at.string("decision"),
        at.string("reason"),
        at.get("certainty").asEnum(Inference.Certainty.class),
        at.string("alternative", ""));
  }

  static Expr expr(JsonCursor at) {
    try {
      return Exprs.parse(at.asString());
    } catch (BiException e) {
      throw at.error("is no expression", e);
    }
  }

  private static <T> T checked(JsonCursor at, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      String rule = String.valueOf(e.getMessage());
      throw at.error("is not possible: " + rule.replaceAll("\\.$", ""));
    }
  }
}
