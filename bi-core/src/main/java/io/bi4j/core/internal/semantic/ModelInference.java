package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Hierarchy;
import io.bi4j.core.semantic.Inference;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.semantic.Unit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes a semantic model of one record set; see {@link SemanticModel#infer}. */
public final class ModelInference {
  private final String name;
  private final RecordSet data;
  private final Sample sample;
  private final CodeCache all;
  private final CodeCache sampled;
  private final Findings findings = new Findings();
  private final Map<Role, List<ColumnProfile>> byRole = new EnumMap<>(Role.class);

  public ModelInference(String name, RecordSet data) {
    this.name = name;
    this.data = data;
    this.sample = Sample.of(data);
    this.all = new CodeCache(data);
    this.sampled =
        sample.size() == data.rowCount() ? all : new CodeCache(sample.toRecordSet(data.schema()));
  }

  public SemanticModel infer() {
    for (Role role : Role.values()) {
      byRole.put(role, new ArrayList<>());
    }
    RoleRules roles = new RoleRules(findings);
    List<Field> fields = data.schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      ColumnProfile profile = new ColumnProfile(sample, i, fields.get(i));
      columns(roles.roleOf(profile)).add(profile);
    }
    SemanticModel.Builder model = SemanticModel.builder(name);
    build(model);
    return model.inference(new Inference(data.rowCount(), sample.size(), findings.all())).build();
  }

  private List<ColumnProfile> columns(Role role) {
    return byRole.getOrDefault(role, List.of());
  }

  private void build(SemanticModel.Builder model) {
    Axis time = mainTime();
    TimeFinding rhythm = time == null ? null : TimeFinding.of(time, all, findings);
    if (rhythm != null) {
      model.calendar(BusinessCalendar.UTC.weeksFrom(rhythm.pattern().weekStart()));
    }
    List<Axis> key = key(time);
    Entity.Builder entity =
        Entity.builder(name).key(key.stream().flatMap(axis -> axis.columns().stream()).toList());
    if (time != null) {
      entity.time(time.name());
    }
    Optional.ofNullable(rhythm).flatMap(TimeFinding::grain).ifPresent(entity::grain);
    model.entity(entity.build());
    times(model, rhythm, time);
    dimensions(model);
    measures(model, time, key);
    hierarchies(model);
    if (rhythm != null && time != null && key.contains(time) && key.size() > 1) {
      new Panel(all, key, time, rhythm.pattern(), findings).reportGaps();
    }
  }

  private static List<String> names(List<ColumnProfile> columns) {
    return columns.stream().map(ColumnProfile::name).toList();
  }

  private @Nullable Axis mainTime() {
    List<ColumnProfile> times = columns(Role.TIME);
    if (times.isEmpty()) {
      return timeOfParts();
    }
    if (times.size() > 1) {
      findings.ambiguous(
          "time",
          times.get(0).name(),
          "there are several: " + String.join(", ", names(times)) + "; the first was taken",
          "name another as the entity's time");
    }
    return Axis.of(times.get(0));
  }

  private @Nullable Axis timeOfParts() {
    Optional<CalendarParts> parts = CalendarParts.find(columns(Role.CATEGORY));
    if (parts.isEmpty()) {
      findings.clear("time", "none", "no column holds points in time");
      return null;
    }
    Axis axis = parts.get().axis(Set.copyOf(data.schema().names()));
    parts.get().report(axis, findings);
    return axis;
  }

  private List<Axis> key(@Nullable Axis time) {
    List<Axis> candidates = new ArrayList<>();
    columns(Role.ID).forEach(column -> candidates.add(Axis.of(column)));
    if (time != null) {
      candidates.add(time);
    }
    for (Role role : List.of(Role.CATEGORY, Role.ENTITY)) {
      columns(role).forEach(column -> candidates.add(Axis.of(column)));
    }
    if (candidates.isEmpty() || data.rowCount() == 0) {
      return List.of();
    }
    List<Integer> found = new RowKey(candidates, sampled, all).find();
    if (found.isEmpty()) {
      findings.clear(
          "rows",
          "no key",
          "no three columns tell all rows apart; rows are taken as single events");
      return List.of();
    }
    List<Axis> key = found.stream().map(candidates::get).toList();
    String named = String.join(" and ", key.stream().map(Axis::name).toList());
    findings.clear("rows", "one row per " + named, "no two rows agree in it");
    return key;
  }

  private void times(
      SemanticModel.Builder model, @Nullable TimeFinding rhythm, @Nullable Axis main) {
    List<String> others = new ArrayList<>(names(columns(Role.TIME)));
    if (main != null) {
      others.remove(main.name());
      Dimension.Builder dimension =
          Dimension.builder(main.name(), name).expr(main.expr()).kind(Dimension.Kind.TIME);
      Optional.ofNullable(rhythm).flatMap(TimeFinding::grain).ifPresent(dimension::time);
      model.dimension(dimension.build());
    }
    for (String other : others) {
      model.dimension(Dimension.builder(other, name).kind(Dimension.Kind.TIME).build());
    }
  }

  private void dimensions(SemanticModel.Builder model) {
    Map<Role, Dimension.Kind> kinds =
        Map.of(
            Role.CATEGORY, Dimension.Kind.CATEGORY,
            Role.ENTITY, Dimension.Kind.ENTITY,
            Role.FLAG, Dimension.Kind.BOOLEAN);
    for (Field field : data.schema().fields()) {
      kinds.forEach(
          (role, kind) ->
              columns(role).stream()
                  .filter(column -> column.field.equals(field))
                  .forEach(column -> model.dimension(dimension(column, kind))));
    }
  }

  private Dimension dimension(ColumnProfile column, Dimension.Kind kind) {
    boolean personal = column.names.isPersonal();
    if (personal) {
      findings.likely(
          column.name(),
          "personal",
          "its name speaks of data about a person",
          "mark it as not personal");
    }
    return Dimension.builder(column.name(), name).kind(kind).personal(personal).build();
  }

  private void measures(SemanticModel.Builder model, @Nullable Axis time, List<Axis> key) {
    MeasureRules rules =
        new MeasureRules(findings, time == null ? null : time.name(), currencies());
    RunningTotals running = new RunningTotals(all, key, time);
    for (ColumnProfile column : columns(Role.MEASURE)) {
      model.measure(rules.measureOf(column, name, running.onlyGrows(column)));
    }
    String rows = data.schema().has("rows") ? "row_count" : "rows";
    if (!data.schema().has(rows)) {
      model.measure(
          Measure.builder(rows, name, Exprs.count())
              .unit(Unit.COUNT)
              .missing(Measure.Missing.ZERO)
              .definition("Number of rows of a group")
              .build());
    }
  }

  private @Nullable String currencies() {
    List<String> found =
        columns(Role.CATEGORY).stream()
            .filter(column -> column.type().equals(DataType.STRING))
            .filter(RoleRules::isCurrency)
            .map(ColumnProfile::name)
            .toList();
    if (found.size() > 1) {
      findings.ambiguous(
          "currency",
          "none",
          "several columns hold currencies: " + String.join(", ", found),
          "set the units of the measures");
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  private void hierarchies(SemanticModel.Builder model) {
    List<ColumnProfile> candidates = new ArrayList<>(columns(Role.CATEGORY));
    candidates.addAll(columns(Role.ENTITY));
    if (candidates.size() < 2) {
      return;
    }
    Nesting nesting = new Nesting(candidates, sampled, all);
    for (int[] pair : nesting.pairs()) {
      findings.likely(
          candidates.get(pair[0]).name() + ", " + candidates.get(pair[1]).name(),
          "two names of the same thing",
          "each value of one goes with one value of the other",
          "add a hierarchy");
    }
    for (List<Integer> chain : nesting.chains()) {
      List<String> levels = chain.stream().map(i -> candidates.get(i).name()).toList();
      String fine = levels.get(levels.size() - 1);
      findings.likely(
          String.join(" > ", levels),
          "hierarchy",
          "each "
              + fine
              + " lies in one "
              + levels.get(levels.size() - 2)
              + " in all "
              + data.rowCount()
              + " rows",
          "take the hierarchy out");
      model.hierarchy(new Hierarchy(levels.get(0) + "_" + fine, levels));
    }
  }
}
