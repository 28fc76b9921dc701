package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.semantic.BusinessCalendar;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Relationship;
import io.bi4j.core.semantic.SemanticModel;
import io.bi4j.core.spi.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the entity that a query counts, with the columns of entities that these rows point
 * to. Such a column is called by its entity and name, {@code customers.country}. Rows are never
 * multiplied: only relationships to one row are followed.
 */
final class FactRows {
  private final Entity entity;
  private final SemanticModel model;
  private final DataCatalog data;
  private final Map<String, Set<String>> borrowed = new LinkedHashMap<>();
  private final Map<String, RecordSet> tables = new LinkedHashMap<>();

  FactRows(Entity entity, SemanticModel model, DataCatalog data) {
    this.entity = entity;
    this.model = model;
    this.data = data;
  }

  Entity entity() {
    return entity;
  }

  Optional<Dimension> dimension(String name) {
    return model.findDimension(name);
  }

  /** How a dimension is computed from these rows; remembers which columns must be looked up. */
  Expr expr(Dimension dimension) {
    if (dimension.entity().equals(entity.name())) {
      return dimension.expr();
    }
    path(dimension);
    return renamed(dimension.expr(), dimension.entity());
  }

  private Expr renamed(Expr expr, String owner) {
    if (expr instanceof Expr.Column column) {
      borrowed.computeIfAbsent(owner, o -> new LinkedHashSet<>()).add(column.name());
      return Exprs.col(owner + "." + column.name());
    }
    return expr.withChildren(expr.children().stream().map(c -> renamed(c, owner)).toList());
  }

  private List<Relationship> path(Dimension dimension) {
    List<Relationship> path = new ArrayList<>();
    if (!search(entity.name(), dimension.entity(), path, new LinkedHashSet<>())) {
      throw QueryFailures.notCovered(
          "Rows of \""
              + entity.name()
              + "\" do not point to one row of \""
              + dimension.entity()
              + "\", so they cannot be grouped or filtered by \""
              + dimension.name()
              + "\". Add a relationship from \""
              + entity.name()
              + "\", or ask otherwise.");
    }
    return path;
  }

  private boolean search(String from, String to, List<Relationship> path, Set<String> seen) {
    if (from.equals(to)) {
      return true;
    }
    if (!seen.add(from)) {
      return false;
    }
    for (Relationship relationship : model.relationships()) {
      if (relationship.from().equals(from)) {
        path.add(relationship);
        if (search(relationship.to(), to, path, seen)) {
          return true;
        }
        path.remove(path.size() - 1);
      }
    }
    return false;
  }

  /** Whether all columns are those of the entity itself. */
  boolean isPlain() {
    return borrowed.isEmpty();
  }

  /** Where the rows of the entity come from. */
  Source source() {
    return data.source(entity.dataset());
  }

  /** A pipeline over the rows with everything looked up that was asked for. */
  Pipeline.Builder open(BiRuntime runtime, String name) {
    BusinessCalendar calendar = model.calendar();
    Pipeline.Builder rows =
        Pipeline.named(name)
            .from(data.source(entity.dataset()))
            .zone(calendar.zone())
            .weekStart(calendar.weekStart());
    Map<String, Set<String>> wanted = wanted();
    Set<String> joined = new LinkedHashSet<>(List.of(entity.name()));
    for (String owner : wanted.keySet()) {
      join(rows, owner, wanted, joined, runtime);
    }
    return rows;
  }

  /** What was borrowed, and the columns by which rows on the way there are found. */
  private Map<String, Set<String>> wanted() {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    borrowed.forEach((owner, columns) -> wanted.put(owner, new LinkedHashSet<>(columns)));
    for (String owner : List.copyOf(wanted.keySet())) {
      List<Relationship> path = new ArrayList<>();
      search(entity.name(), owner, path, new LinkedHashSet<>());
      for (Relationship step : path) {
        if (!step.from().equals(entity.name())) {
          wanted
              .computeIfAbsent(step.from(), o -> new LinkedHashSet<>())
              .addAll(step.on().keySet());
        }
      }
    }
    return wanted;
  }

  private void join(
      Pipeline.Builder rows,
      String owner,
      Map<String, Set<String>> wanted,
      Set<String> joined,
      BiRuntime runtime) {
    List<Relationship> path = new ArrayList<>();
    search(entity.name(), owner, path, new LinkedHashSet<>());
    for (Relationship step : path) {
      if (joined.add(step.to())) {
        rows.transform("look up " + step.to(), lookup(step, wanted, runtime));
      }
    }
  }

  private Lookup lookup(Relationship step, Map<String, Set<String>> wanted, BiRuntime runtime) {
    Entity to =
        model
            .findEntity(step.to())
            .orElseThrow(
                () ->
                    QueryFailures.notCovered(
                        "Relationship "
                            + step.from()
                            + " to "
                            + step.to()
                            + " leads to no entity of the model. See SemanticModel.check()."));
    RecordSet table = tables.computeIfAbsent(to.dataset(), d -> runtime.read(data.source(d)));
    String prefix = step.from().equals(entity.name()) ? "" : step.from() + ".";
    List<String> from = step.on().keySet().stream().map(column -> prefix + column).toList();
    return Lookup.of(
        to.name(),
        table,
        from,
        List.copyOf(step.on().values()),
        List.copyOf(wanted.getOrDefault(to.name(), Set.of())));
  }
}
