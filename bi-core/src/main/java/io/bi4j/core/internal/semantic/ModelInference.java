package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
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
import org.jspecify.annotations.Nullable;

/** Proposes a semantic model of one record set; see {@link SemanticModel#infer}. */
public final class ModelInference {
  private final String name;
  private final RecordSet data;
  private final Findings findings = new Findings();
  private final Map<Role, List<ColumnProfile>> byRole = new EnumMap<>(Role.class);

  public ModelInference(String name, RecordSet data) {
    this.name = name;
    this.data = data;
  }

  public SemanticModel infer() {
    Sample sample = Sample.of(data);
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
    CodeCache codes = new CodeCache(data);
    ColumnProfile time = mainTime();
    TimeFinding rhythm = time == null ? null : TimeFinding.of(codes.of(time), time, findings);
    if (rhythm != null) {
      model.calendar(BusinessCalendar.UTC.weeksFrom(rhythm.pattern().weekStart()));
    }
    List<ColumnProfile> key = key(codes, time);
    Entity.Builder entity = Entity.builder(name).key(names(key));
    if (time != null) {
      entity.time(time.name());
    }
    Optional.ofNullable(rhythm).flatMap(TimeFinding::grain).ifPresent(entity::grain);
    model.entity(entity.build());
    times(model, rhythm, time);
    dimensions(model);
    measures(model, codes, time, key);
    hierarchies(model, codes);
    if (rhythm != null && time != null && key.contains(time) && key.size() > 1) {
      new Panel(codes, key, time, rhythm.pattern(), findings).reportGaps();
    }
  }

  private static List<String> names(List<ColumnProfile> columns) {
    return columns.stream().map(ColumnProfile::name).toList();
  }

  private @Nullable ColumnProfile mainTime() {
    List<ColumnProfile> times = columns(Role.TIME);
    if (times.isEmpty()) {
      findings.clear("time", "none", "no column holds points in time");
      return null;
    }
    if (times.size() > 1) {
      findings.ambiguous(
          "time",
          times.get(0).name(),
          "there are several: " + String.join(", ", names(times)) + "; the first was taken",
          "name another as the entity's time");
    }
    return times.get(0);
  }

  private List<ColumnProfile> key(CodeCache codes, @Nullable ColumnProfile time) {
    List<ColumnProfile> candidates = new ArrayList<>(columns(Role.ID));
    if (time != null) {
      candidates.add(time);
    }
    candidates.addAll(columns(Role.CATEGORY));
    candidates.addAll(columns(Role.ENTITY));
    if (candidates.isEmpty() || data.rowCount() == 0) {
      return List.of();
    }
    List<Integer> found = new RowKey(candidates.stream().map(codes::of).toList()).find();
    if (found.isEmpty()) {
      findings.clear(
          "rows", "no key", "no three columns tell all rows apart; rows are taken as single events");
      return List.of();
    }
    List<ColumnProfile> key = found.stream().map(candidates::get).toList();
    findings.clear(
        "rows", "one row per " + String.join(" and ", names(key)), "no two rows agree in it");
    return key;
  }

  private void times(
      SemanticModel.Builder model, @Nullable TimeFinding rhythm, @Nullable ColumnProfile main) {
    for (ColumnProfile column : columns(Role.TIME)) {
      Grain grain =
          column == main && rhythm != null
              ? rhythm.grain().orElse(null)
              : null;
      Dimension.Builder dimension = Dimension.builder(column.name(), name).kind(Dimension.Kind.TIME);
      if (grain != null) {
        dimension.time(grain);
      }
      model.dimension(dimension.build());
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
          column.name(), "personal", "its name speaks of data about a person",
          "mark it as not personal");
    }
    return Dimension.builder(column.name(), name).kind(kind).personal(personal).build();
  }

  private void measures(
      SemanticModel.Builder model,
      CodeCache codes,
      @Nullable ColumnProfile time,
      List<ColumnProfile> key) {
    MeasureRules rules = new MeasureRules(findings, time == null ? null : time.name(), currencies());
    RunningTotals running = new RunningTotals(data, codes, key, time);
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
          "currency", "none", "several columns hold currencies: " + String.join(", ", found),
          "set the units of the measures");
    }
    return found.size() == 1 ? found.get(0) : null;
  }

  private void hierarchies(SemanticModel.Builder model, CodeCache codes) {
    List<ColumnProfile> candidates = new ArrayList<>(columns(Role.CATEGORY));
    candidates.addAll(columns(Role.ENTITY));
    if (candidates.size() < 2) {
      return;
    }
    Nesting nesting = new Nesting(candidates.stream().map(codes::of).toList());
    for (int[] pair : nesting.pairs()) {
      findings.likely(
          candidates.get(pair[0]).name() + ", " + candidates.get(pair[1]).name(),
          "two names of the same thing", "each value of one goes with one value of the other",
          "add a hierarchy");
    }
    for (List<Integer> chain : nesting.chains()) {
      List<String> levels = chain.stream().map(i -> candidates.get(i).name()).toList();
      String fine = levels.get(levels.size() - 1);
      findings.likely(
          String.join(" > ", levels), "hierarchy",
          "each " + fine + " lies in one " + levels.get(levels.size() - 2) + " in all "
              + data.rowCount() + " rows",
          "take the hierarchy out");
      model.hierarchy(new Hierarchy(levels.get(0) + "_" + fine, levels));
    }
  }
}
