package io.bi4j.core.semantic;

import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes the JSON form of a model; what has its default value is left out. */
final class ModelWriter {
  private ModelWriter() {}

  static JsonObject write(SemanticModel model) {
    JsonObject.Builder json = JsonObject.builder();
    json.put("schema", SemanticModel.SCHEMA).put("name", model.name());
    if (!model.calendar().equals(BusinessCalendar.UTC)) {
      json.put("calendar", calendar(model.calendar()));
    }
    putAll(json, "entities", model.entities(), ModelWriter::entity);
    putAll(json, "relationships", model.relationships(), ModelWriter::relationship);
    putAll(json, "measures", model.measures(), ModelWriter::measure);
    putAll(json, "dimensions", model.dimensions(), ModelWriter::dimension);
    putAll(json, "hierarchies", model.hierarchies(), ModelWriter::hierarchy);
    putAll(json, "vocabulary", model.vocabulary(), ModelWriter::term);
    model.inference().ifPresent(inference -> json.put("inference", inference(inference)));
    return json.build();
  }

  private static <T> void putAll(
      JsonObject.Builder json, String name, List<T> parts, Function<T, JsonObject> writer) {
    if (!parts.isEmpty()) {
      json.put(name, JsonArray.of(parts.stream().map(writer)));
    }
  }

  private static JsonObject calendar(BusinessCalendar calendar) {
    return JsonObject.builder()
        .put("zone", calendar.zone().getId())
        .put("weekStart", calendar.weekStart().name())
        .put("fiscalYearStart", calendar.fiscalYearStart())
        .put("lateDataDays", calendar.lateDataDays())
        .build();
  }

  private static JsonObject entity(Entity entity) {
    JsonObject.Builder json = JsonObject.builder().put("name", entity.name());
    if (!entity.dataset().equals(entity.name())) {
      json.put("dataset", entity.dataset());
    }
    if (!entity.key().isEmpty()) {
      json.put("key", JsonArray.ofStrings(entity.key()));
    }
    json.putIfPresent("time", entity.time().map(JsonString::of));
    return json.putIfPresent("grain", entity.grain().map(ModelWriter::constant)).build();
  }

  private static JsonObject relationship(Relationship relationship) {
    JsonObject.Builder on = JsonObject.builder();
    relationship.on().forEach(on::put);
    return JsonObject.builder()
        .put("from", relationship.from())
        .put("to", relationship.to())
        .put("on", on.build())
        .put("kind", constant(relationship.kind()))
        .build();
  }

  private static JsonObject measure(Measure measure) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("name", measure.name())
            .put("entity", measure.entity())
            .put("expr", measure.expr().toString())
            .put("additivity", additivity(measure.additivity()));
    if (!measure.unit().equals(Unit.NONE)) {
      json.put("unit", unit(measure.unit()));
    }
    if (!measure.good().equals(GoodDirection.NONE)) {
      json.put("good", good(measure.good()));
    }
    if (measure.missing() != Measure.Missing.NULL) {
      json.put("missing", constant(measure.missing()));
    }
    putText(json, "definition", measure.definition());
    putText(json, "source", measure.source());
    return json.build();
  }

  private static JsonObject additivity(Additivity additivity) {
    JsonObject.Builder json = JsonObject.builder().put("kind", constant(additivity.kind()));
    if (additivity.kind() == Additivity.Kind.SEMI) {
      json.put("over", JsonArray.ofStrings(additivity.over()));
      json.put("choice", constant(additivity.choice()));
    }
    return json.build();
  }

  private static JsonObject unit(Unit unit) {
    JsonObject.Builder json = JsonObject.builder().put("kind", constant(unit.kind()));
    putText(json, "detail", unit.detail());
    return json.build();
  }

  private static JsonObject good(GoodDirection good) {
    JsonObject.Builder json = JsonObject.builder().put("kind", constant(good.kind()));
    if (good.kind() == GoodDirection.Kind.BAND) {
      json.put("low", good.low()).put("high", good.high());
    }
    return json.build();
  }

  private static JsonObject dimension(Dimension dimension) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("name", dimension.name())
            .put("entity", dimension.entity())
            .put("expr", dimension.expr().toString())
            .put("kind", constant(dimension.kind()))
            .putIfPresent("grain", dimension.grain().map(ModelWriter::constant));
    if (dimension.isPersonal()) {
      json.put("personal", true);
    }
    putText(json, "definition", dimension.definition());
    return json.build();
  }

  private static JsonObject hierarchy(Hierarchy hierarchy) {
    return JsonObject.builder()
        .put("name", hierarchy.name())
        .put("levels", JsonArray.ofStrings(hierarchy.levels()))
        .build();
  }

  private static JsonObject term(Term term) {
    return JsonObject.builder()
        .put("language", term.language())
        .put("text", term.text())
        .put("means", term.means())
        .putIfPresent("value", Optional.ofNullable(term.value()).map(JsonString::of))
        .build();
  }

  private static JsonObject inference(Inference inference) {
    return JsonObject.builder()
        .put("rows", inference.rows())
        .put("sampledRows", inference.sampledRows())
        .put("findings", JsonArray.of(inference.findings().stream().map(ModelWriter::finding)))
        .build();
  }

  private static JsonObject finding(Inference.Finding finding) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("subject", finding.subject())
            .put("decision", finding.decision())
            .put("reason", finding.reason())
            .put("certainty", constant(finding.certainty()));
    putText(json, "alternative", finding.alternative());
    return json.build();
  }

  static JsonValue constant(Enum<?> constant) {
    return JsonString.of(constant.name().toLowerCase(Locale.ROOT));
  }

  private static void putText(JsonObject.Builder json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }
}
