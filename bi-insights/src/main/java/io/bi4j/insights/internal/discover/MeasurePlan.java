package io.bi4j.insights.internal.discover;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.insight.InsightRequest;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.TimeGrain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a model is examined: one entity, its time, its dimensions, and the measures that are made
 * of sums and counts of rows. What is left out is said in {@link #notes()}.
 */
final class MeasurePlan {
  private static final int MOST_DIMENSIONS = 8;

  private final SemanticModel model;
  private final Entity entity;
  private final @Nullable Dimension time;
  private final Components components;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<CubeMeasure> measures = new ArrayList<>();
  private final Set<String> stocks = new HashSet<>();
  private final List<String> notes = new ArrayList<>();

  private MeasurePlan(SemanticModel model, Entity entity, RecordSet data) {
    this.model = model;
    this.entity = entity;
    this.time = entity.time().flatMap(model::findDimension).orElse(null);
    this.components = new Components(data.schema());
  }

  static MeasurePlan of(SemanticModel model, InsightRequest request) {
    List<Measure> wanted =
        request.measures().isEmpty()
            ? model.measures()
            : request.measures().stream().map(model::measure).toList();
    Entity entity =
        wanted.stream()
            .findFirst()
            .flatMap(m -> model.findEntity(m.entity()))
            .or(() -> model.entities().stream().findFirst())
            .orElseGet(() -> Entity.builder(model.name()).build());
    MeasurePlan plan = new MeasurePlan(model, entity, request.data());
    wanted.forEach(plan::measure);
    plan.choose();
    return plan;
  }

  String dataset() {
    return entity.dataset();
  }

  String entityName() {
    return entity.name();
  }

  /** Whether the key says that rows are cells over time; empty without a key. */
  Optional<Boolean> panel() {
    return time == null || entity.key().isEmpty()
        ? Optional.empty()
        : Optional.of(entity.key().contains(time.name()));
  }

  BusinessCalendar calendar() {
    return model.calendar();
  }

  /** The time of the entity; empty when it has none. */
  Optional<Dimension> time() {
    return Optional.ofNullable(time);
  }

  List<Dimension> dimensions() {
    return dimensions;
  }

  List<CubeMeasure> measures() {
    return measures;
  }

  /** Measures that mean something in periods of a grain: stocks only where times do not add up. */
  List<CubeMeasure> measuresOn(TimeGrain grain) {
    boolean finest =
        time != null && time.grain().map(g -> g.name().equals(grain.name())).orElse(false);
    return measures.stream().filter(m -> finest || !stocks.contains(m.name())).toList();
  }

  Components components() {
    return components;
  }

  List<String> notes() {
    return notes;
  }

  private void measure(Measure measure) {
    if (!measure.entity().equals(entity.name())) {
      notes.add(leftOut(measure, "it counts rows of another entity, " + measure.entity()));
      return;
    }
    if (panelCount(measure)) {
      return;
    }
    Optional<CubeMeasure> formed = components.form(measure);
    if (formed.isEmpty()) {
      notes.add(
          leftOut(
              measure, measure.expr() + " is not made of sums, means and counts of plain rows"));
      return;
    }
    Additivity additivity = measure.additivity();
    if (formed.get().additive() && additivity.kind() != Additivity.Kind.ADDITIVE) {
      boolean stock =
          time != null
              && additivity.kind() == Additivity.Kind.SEMI
              && additivity.over().equals(List.of(time.name()));
      if (!stock) {
        notes.add(leftOut(measure, "it does not add up over " + additivity.over()));
        return;
      }
      stocks.add(measure.name());
      notes.add(
          "\""
              + measure.name()
              + "\" stands at each time and was examined over time only, not by member.");
      measures.add(formed.get().asStock());
      return;
    }
    measures.add(formed.get());
  }

  /** The number of rows says nothing when each key has one row per time. */
  private boolean panelCount(Measure measure) {
    return time != null
        && entity.key().contains(time.name())
        && measure.expr() instanceof Expr.Aggregate call
        && call.function().equals("count")
        && call.arguments().isEmpty();
  }

  private void choose() {
    for (Dimension dimension : model.dimensions()) {
      boolean usable =
          dimension.entity().equals(entity.name()) && dimension.kind() != Dimension.Kind.TIME;
      if (usable && dimension.isPersonal()) {
        notes.add(
            "\""
                + dimension.name()
                + "\" names persons; its members were not examined one by one.");
      } else if (usable && dimensions.size() < MOST_DIMENSIONS) {
        dimensions.add(dimension);
      } else if (usable) {
        notes.add(
            "\""
                + dimension.name()
                + "\" was left out: more than "
                + MOST_DIMENSIONS
                + " dimensions.");
      }
    }
  }

  private static String leftOut(Measure measure, String reason) {
    return "\"" + measure.name() + "\" was left out: " + reason + ".";
  }
}
