package io.bi4j.core.semantic;

import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonCursor;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The JSON form of a query. */
final class QueryJson {
  private QueryJson() {}

  static JsonObject write(MetricQuery query) {
    JsonObject.Builder json = JsonObject.builder().put("schema", MetricQuery.SCHEMA);
    json.put("measures", JsonArray.ofStrings(query.measures()));
    if (!query.groupBy().isEmpty()) {
      json.put("groupBy", JsonArray.of(query.groupBy().stream().map(QueryJson::key)));
    }
    json.putIfPresent("where", query.where().map(e -> JsonString.of(e.toString())));
    json.putIfPresent("having", query.having().map(e -> JsonString.of(e.toString())));
    json.putIfPresent("time", query.time().map(QueryJson::time));
    json.putIfPresent("timeDimension", query.timeDimension().map(JsonString::of));
    json.putIfPresent("comparison", query.comparison().map(QueryJson::comparison));
    if (!query.calcs().isEmpty()) {
      json.put("calcs", JsonArray.of(query.calcs().stream().map(QueryJson::calc)));
    }
    if (!query.orderBy().isEmpty()) {
      json.put("orderBy", JsonArray.of(query.orderBy().stream().map(QueryJson::order)));
    }
    query.limit().ifPresent(limit -> json.put("limit", limit));
    return json.build();
  }

  private static JsonObject key(GroupKey key) {
    return JsonObject.builder()
        .put("dimension", key.dimension())
        .putIfPresent("grain", Optional.ofNullable(key.grain()).map(ModelWriter::constant))
        .build();
  }

  private static JsonObject time(TimeRange range) {
    JsonObject.Builder json = JsonObject.builder();
    if (range instanceof TimeRange.Fixed fixed) {
      json.put("kind", "fixed").put("from", TimeSpan.shown(fixed.span().from()));
      return json.put("to", TimeSpan.shown(fixed.span().to())).build();
    }
    if (range instanceof TimeRange.Last last) {
      json.put("kind", "last").put("count", last.count());
      return json.put("grain", ModelWriter.constant(last.grain())).build();
    }
    if (range instanceof TimeRange.Trailing trailing) {
      json.put("kind", "trailing").put("count", trailing.count());
      return json.put("grain", ModelWriter.constant(trailing.grain())).build();
    }
    Grain grain = ((TimeRange.ToDate) range).grain();
    return json.put("kind", "to_date").put("grain", ModelWriter.constant(grain)).build();
  }

  private static JsonObject comparison(Comparison comparison) {
    return JsonObject.builder()
        .put("kind", ModelWriter.constant(comparison.kind()))
        .putIfPresent("time", Optional.ofNullable(comparison.custom()).map(QueryJson::time))
        .build();
  }

  private static JsonObject calc(Calc calc) {
    JsonObject.Builder json = JsonObject.builder();
    if (calc instanceof Calc.Share share) {
      json.put("kind", "share").put("measure", share.measure());
      within(json, share.within());
    } else if (calc instanceof Calc.Rank rank) {
      json.put("kind", "rank").put("measure", rank.measure());
      within(json, rank.within());
      ascending(json, rank.ascending());
    } else if (calc instanceof Calc.RunningTotal running) {
      json.put("kind", "running_total").put("measure", running.measure());
    } else if (calc instanceof Calc.Growth growth) {
      json.put("kind", "growth").put("measure", growth.measure()).put("periods", growth.periods());
    } else if (calc instanceof Calc.MovingAverage average) {
      json.put("kind", "moving_average").put("measure", average.measure());
      json.put("periods", average.periods());
    } else if (calc instanceof Calc.Top top) {
      json.put("kind", "top").put("rows", top.rows()).put("measure", top.measure());
      within(json, top.within());
      ascending(json, top.ascending());
    }
    return json.build();
  }

  private static void within(JsonObject.Builder json, List<String> within) {
    if (!within.isEmpty()) {
      json.put("within", JsonArray.ofStrings(within));
    }
  }

  private static void ascending(JsonObject.Builder json, boolean ascending) {
    if (ascending) {
      json.put("ascending", true);
    }
  }

  private static JsonObject order(Order order) {
    JsonObject.Builder json = JsonObject.builder().put("column", order.column());
    return (order.descending() ? json.put("descending", true) : json).build();
  }

  static MetricQuery read(JsonValue value) {
    JsonCursor root = JsonCursor.of(value);
    root.allow(
        "schema",
        "measures",
        "groupBy",
        "where",
        "having",
        "time",
        "timeDimension",
        "comparison",
        "calcs",
        "orderBy",
        "limit");
    if (!root.string("schema").equals(MetricQuery.SCHEMA)) {
      throw root.get("schema").error("must be \"" + MetricQuery.SCHEMA + "\"");
    }
    MetricQuery.Builder query = MetricQuery.of(root.get("measures").asStrings());
    root.list("groupBy").forEach(c -> query.by(readKey(c)));
    root.find("where").ifPresent(c -> query.where(ModelReader.expr(c)));
    root.find("having").ifPresent(c -> query.having(ModelReader.expr(c)));
    root.find("time").ifPresent(c -> query.during(readTime(c)));
    root.find("timeDimension").ifPresent(c -> query.timeDimension(c.asString()));
    root.find("comparison").ifPresent(c -> query.against(readComparison(c)));
    root.list("calcs").forEach(c -> query.calc(readCalc(c)));
    root.list("orderBy").forEach(c -> query.order(readOrder(c)));
    root.find("limit").ifPresent(c -> query.limit(c.asInt(0, Integer.MAX_VALUE)));
    return query.build();
  }

  private static GroupKey readKey(JsonCursor at) {
    at.allow("dimension", "grain");
    return new GroupKey(
        at.string("dimension"), at.find("grain").map(c -> c.asEnum(Grain.class)).orElse(null));
  }

  private static TimeRange readTime(JsonCursor at) {
    at.allow("kind", "from", "to", "count", "grain");
    return checked(
        at,
        () ->
            switch (at.string("kind")) {
              case "fixed" -> TimeRange.between(moment(at.get("from")), moment(at.get("to")));
              case "last" -> TimeRange.last(count(at.get("count")), grain(at));
              case "trailing" -> TimeRange.trailing(count(at.get("count")), grain(at));
              case "to_date" -> TimeRange.toDate(grain(at));
              default -> throw at.get("kind").error("must be fixed, last, trailing or to_date");
            });
  }

  private static int count(JsonCursor at) {
    return at.asInt(1, 100_000);
  }

  private static Grain grain(JsonCursor at) {
    return at.get("grain").asEnum(Grain.class);
  }

  private static LocalDateTime moment(JsonCursor at) {
    String text = at.asString();
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw at.error("must be a date such as 2024-03-31, was \"" + text + "\"");
    }
  }

  private static Comparison readComparison(JsonCursor at) {
    at.allow("kind", "time");
    return checked(
        at,
        () ->
            new Comparison(
                at.get("kind").asEnum(Comparison.Kind.class),
                at.find("time").map(QueryJson::readTime).orElse(null)));
  }

  private static Calc readCalc(JsonCursor at) {
    at.allow("kind", "measure", "within", "ascending", "periods", "rows");
    String measure = at.string("measure");
    boolean ascending = at.bool("ascending", false);
    return switch (at.string("kind")) {
      case "share" -> new Calc.Share(measure, at.strings("within"));
      case "rank" -> new Calc.Rank(measure, at.strings("within"), ascending);
      case "running_total" -> new Calc.RunningTotal(measure);
      case "growth" -> new Calc.Growth(measure, count(at.get("periods")));
      case "moving_average" -> new Calc.MovingAverage(measure, count(at.get("periods")));
      case "top" ->
          new Calc.Top(
              at.get("rows").asInt(1, Integer.MAX_VALUE), measure, at.strings("within"), ascending);
      default ->
          throw at.get("kind")
              .error("must be share, rank, running_total, growth, moving_average or top");
    };
  }

  private static Order readOrder(JsonCursor at) {
    at.allow("column", "descending");
    return new Order(at.string("column"), at.bool("descending", false));
  }

  private static <T> T checked(JsonCursor at, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw at.error("is not possible: " + String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
    }
  }
}
