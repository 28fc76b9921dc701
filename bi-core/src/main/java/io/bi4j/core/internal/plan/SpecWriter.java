package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.pipeline.PipelineSpec;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.pipeline.Window;
import io.bi4j.core.spi.SourceRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plan as JSON. */
public final class SpecWriter {
  private final LogicalPlan plan;

  private SpecWriter(LogicalPlan plan) {
    this.plan = plan;
  }

  /**
   * The JSON of a plan.
   *
   * @throws BiException {@code core/not-portable} when a source, sink or step has no JSON form
   */
  public static JsonObject write(LogicalPlan plan) {
    return new SpecWriter(plan).write();
  }

  private JsonObject write() {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("schema", PipelineSpec.SCHEMA)
            .put("name", plan.name())
            .put("zone", plan.context().zone().getId())
            .put("weekStart", plan.context().weekStart().name())
            .put("rejects", rejects(plan.rejects()))
            .put("steps", JsonArray.of(plan.steps().stream().map(this::step)))
            .put("output", id(plan.last()));
    plan.sink().ifPresent(sink -> out.put("sink", ref(plan.sinkRef(), sink.name())));
    return out.build();
  }

  private static JsonObject rejects(RejectPolicy policy) {
    return JsonObject.builder()
        .put("action", policy.action().name())
        .put("maxRows", policy.maxRows())
        .put("maxShare", policy.maxShare())
        .build();
  }

  private String id(Step step) {
    return "s" + plan.number(step);
  }

  private JsonObject step(Step step) {
    JsonObject.Builder out = JsonObject.builder().put("id", id(step)).put("kind", step.kind());
    if (step.inputs().size() == 1) {
      out.put("input", id(step.inputs().get(0)));
    }
    if (step instanceof Step.Read read) {
      out.put("source", ref(read.ref(), read.source().name()));
    } else if (step instanceof Step.Filter filter) {
      out.put("condition", filter.condition().toString());
    } else if (step instanceof Step.Validate validate) {
      out.put("rule", validate.rule()).put("condition", validate.condition().toString());
    } else if (step instanceof Step.Derive derive) {
      out.put("column", derive.column().name());
      out.put("expression", derive.column().expr().toString());
    } else if (step instanceof Step.Select select) {
      out.put("columns", JsonArray.ofStrings(select.columns()));
    } else if (step instanceof Step.Rename rename) {
      out.put("names", texts(rename.names()));
    } else if (step instanceof Step.Cast cast) {
      out.put("column", cast.column()).put("type", cast.type().toString());
      out.put("attempt", cast.attempt());
    } else if (step instanceof Step.Unnest unnest) {
      out.put("column", unnest.column());
    } else if (step instanceof Step.GroupBy groupBy) {
      out.put("keys", named(groupBy.keys())).put("aggregates", named(groupBy.aggregates()));
    } else if (step instanceof Step.Sort sort) {
      out.put("keys", JsonArray.ofStrings(sort.keys().stream().map(SortKey::toString).toList()));
      if (sort.limit() >= 0) {
        out.put("rows", sort.limit());
      }
    } else if (step instanceof Step.Windowed windowed) {
      window(out, windowed);
    } else if (step instanceof Step.Pivot pivot) {
      out.put("keys", named(pivot.keys())).put("column", pivot.column());
      out.put("values", JsonArray.ofStrings(pivot.values().stream().map(Expr::toString).toList()));
      out.put("aggregates", named(pivot.aggregates()));
    } else if (step instanceof Step.Unpivot unpivot) {
      out.put("columns", JsonArray.ofStrings(unpivot.columns()));
      out.put("name", unpivot.name()).put("value", unpivot.value());
    } else if (step instanceof Step.Join join) {
      out.put("input", id(join.left())).put("right", id(join.right()));
      out.put("type", join.type().name()).put("on", keyPairs(join.on()));
    } else if (step instanceof Step.Lookup lookup) {
      out.put("input", id(lookup.left())).put("table", id(lookup.table()));
      out.put("on", keyPairs(lookup.on())).put("columns", JsonArray.ofStrings(lookup.columns()));
      out.put("missing", lookup.missing().name());
    } else if (step instanceof Step.Dedupe dedupe) {
      out.put("keys", JsonArray.ofStrings(dedupe.keys()));
      if (dedupe.latestBy() != null) {
        out.put("latestBy", dedupe.latestBy());
      }
    } else if (step instanceof Step.Limit limit) {
      out.put("rows", limit.rows());
    } else if (step instanceof Step.Union union) {
      out.put("inputs", JsonArray.ofStrings(union.inputs().stream().map(this::id).toList()));
    } else if (step instanceof Step.Apply apply) {
      throw notPortable("Step \"" + apply.name() + "\" runs code of the host");
    }
    return out.build();
  }

  private static void window(JsonObject.Builder out, Step.Windowed windowed) {
    Window window = windowed.window();
    out.put("time", windowed.time()).put("type", window.kind().name());
    out.put("size", window.size().toString());
    if (window.kind() == Window.Kind.SLIDING) {
      out.put("slide", window.slide().toString());
    }
    if (!windowed.keys().isEmpty()) {
      out.put("keys", JsonArray.ofStrings(windowed.keys()));
    }
    window.watermark().ifPresent(delay -> out.put("watermark", delay.toString()));
    if (!window.allowedLateness().isZero()) {
      out.put("allowedLateness", window.allowedLateness().toString());
    }
  }

  private static JsonArray keyPairs(List<KeyPair> pairs) {
    return JsonArray.ofStrings(pairs.stream().map(KeyPair::toString).toList());
  }

  private static JsonArray named(List<NamedExpr> exprs) {
    return JsonArray.ofStrings(exprs.stream().map(NamedExpr::toString).toList());
  }

  private static JsonObject texts(Map<String, String> texts) {
    JsonObject.Builder out = JsonObject.builder();
    texts.forEach(out::put);
    return out.build();
  }

  private JsonObject ref(@Nullable SourceRef ref, String name) {
    if (ref == null) {
      throw notPortable("\"" + name + "\" was given as an object");
    }
    return JsonObject.builder()
        .put("provider", ref.provider())
        .put("connection", ref.connection())
        .put("stream", ref.stream())
        .put("options", texts(ref.options()))
        .build();
  }

  private BiException notPortable(String why) {
    return new BiException(
        CoreErrors.NOT_PORTABLE,
        "Pipeline \""
            + plan.name()
            + "\" has no JSON form: "
            + why
            + ". Name sources and sinks with a SourceRef, and use built-in steps.");
  }
}
