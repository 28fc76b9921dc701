package io.bi4j.testkit.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonBool;
import io.bi4j.core.json.JsonNull;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Comparison;
import io.bi4j.core.semantic.GoodDirection;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Hierarchy;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.Order;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.TimeRange;
import io.bi4j.core.semantic.Unit;
import io.bi4j.testkit.Choices;
import io.bi4j.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is done to the JSON of a model or query, it is read or refused with a path. */
class DamagedSpecsTest {
  private static final Set<String> CODES =
      Set.of("core/bad-json", "core/bad-expression", "core/limit");

  private static final JsonValue MODEL =
      SemanticModel.infer("sales", SalesTable.of(200, 3).rows()).toBuilder()
          .measure(
              Measure.builder("share", "sales", "sum(qty) / count()")
                  .unit(Unit.RATIO)
                  .good(GoodDirection.band(0, 1))
                  .build())
          .hierarchy(new Hierarchy("h", List.of("region", "channel")))
          .synonyms("qty", "en", "pieces")
          .build()
          .toJson();

  private static final JsonValue QUERY =
      MetricQuery.of("units", "revenue")
          .by("region")
          .by("day", Grain.MONTH)
          .where("qty > 3")
          .having("units > 1")
          .during(TimeRange.last(3, Grain.MONTH))
          .against(Comparison.with(TimeRange.year(2015)))
          .calc(Calc.shareWithin("units", "region"))
          .calc(Calc.top(3, "units"))
          .order(Order.desc("units"))
          .limit(5)
          .build()
          .toJson();

  @Test
  void models() {
    Property.forAll(c -> damaged(MODEL, c))
        .cases(10_000)
        .holds(json -> readOrRefused(json, SemanticModel::fromJson, SemanticModel::toJson));
  }

  @Test
  void queries() {
    Property.forAll(c -> damaged(QUERY, c))
        .cases(10_000)
        .holds(json -> readOrRefused(json, MetricQuery::fromJson, MetricQuery::toJson));
  }

  private static <T> void readOrRefused(
      JsonValue json, Function<JsonValue, T> reader, Function<T, JsonObject> writer) {
    T read;
    try {
      read = reader.apply(json);
    } catch (BiException e) {
      assertThat(CODES).contains(e.code().id());
      assertThat(e.getMessage()).containsPattern("^(/|The root)");
      return;
    }
    assertThat(reader.apply(writer.apply(read))).isEqualTo(read);
  }

  /** One place of the document replaced, removed or doubled. */
  private static JsonValue damaged(JsonValue value, Choices c) {
    if (c.percent(12) || !(value instanceof JsonObject || value instanceof JsonArray)) {
      return replacement(c);
    }
    if (value instanceof JsonArray array) {
      List<JsonValue> values = new ArrayList<>(array.values());
      if (values.isEmpty()) {
        return JsonArray.of(replacement(c));
      }
      int at = c.below(values.size());
      values.set(at, damaged(values.get(at), c));
      return new JsonArray(values);
    }
    JsonObject object = (JsonObject) value;
    List<String> names = new ArrayList<>(object.members().keySet());
    if (names.isEmpty()) {
      return JsonObject.builder().put(c.name(), replacement(c)).build();
    }
    String name = c.oneOf(names);
    JsonObject.Builder changed = JsonObject.builder();
    boolean drop = c.percent(10);
    object
        .members()
        .forEach(
            (member, old) -> {
              if (!member.equals(name)) {
                changed.put(member, old);
              } else if (!drop) {
                changed.put(c.percent(5) ? c.name() : member, damaged(old, c));
              }
            });
    return changed.build();
  }

  private static JsonValue replacement(Choices c) {
    return switch (c.below(7)) {
      case 0 -> JsonNull.NULL;
      case 1 -> JsonBool.of(c.bool());
      case 2 -> JsonNumber.of(c.anyLong());
      case 3 -> JsonNumber.of(c.finiteDouble());
      case 4 -> JsonString.of(c.text(12));
      case 5 -> JsonArray.EMPTY;
      default -> JsonObject.EMPTY;
    };
  }
}
