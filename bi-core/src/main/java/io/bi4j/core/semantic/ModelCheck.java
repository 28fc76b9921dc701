package io.bi4j.core.semantic;

import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.semantic.ModelProblem.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds everything that is wrong with a model. */
final class ModelCheck {
  private final SemanticModel model;
  private final Map<String, Schema> datasets;
  private final List<ModelProblem> problems = new ArrayList<>();

  ModelCheck(SemanticModel model, Map<String, Schema> datasets) {
    this.model = model;
    this.datasets = datasets;
  }

  List<ModelProblem> run() {
    model.entities().forEach(this::entity);
    names();
    model.measures().forEach(this::measure);
    model.dimensions().forEach(this::dimension);
    model.relationships().forEach(this::relationship);
    cycles();
    unreachable();
    model.hierarchies().forEach(this::hierarchy);
    hierarchyOrder();
    words();
    return List.copyOf(problems);
  }

  private void error(String subject, String message) {
    problems.add(new ModelProblem(Severity.ERROR, subject, message));
  }

  private void warn(String subject, String message) {
    problems.add(new ModelProblem(Severity.WARNING, subject, message));
  }

  private void entity(Entity entity) {
    String subject = "entity \"" + entity.name() + "\"";
    entity
        .time()
        .ifPresent(
            time -> {
              Dimension dimension = model.findDimension(time).orElse(null);
              if (dimension == null) {
                error(subject, "has the time \"" + time + "\", which is no dimension. Add it.");
              } else if (dimension.kind() != Dimension.Kind.TIME) {
                error(
                    subject,
                    "has the time \""
                        + time
                        + "\", which is "
                        + dimension.kind()
                        + ". Make it a TIME dimension.");
              } else if (!dimension.entity().equals(entity.name())) {
                error(
                    subject,
                    "has the time \""
                        + time
                        + "\", which belongs to \""
                        + dimension.entity()
                        + "\". Name one of its own.");
              }
            });
    columns(subject, entity.name(), entity.key());
  }

  private void names() {
    Set<String> measures = new HashSet<>();
    model.measures().forEach(measure -> measures.add(measure.name()));
    for (Dimension dimension : model.dimensions()) {
      if (measures.contains(dimension.name())) {
        error(
            "dimension \"" + dimension.name() + "\"",
            "has the name of a measure, so results could not tell them apart. Rename one.");
      }
    }
  }

  private void measure(Measure measure) {
    String subject = "measure \"" + measure.name() + "\"";
    knownEntity(subject, measure.entity());
    if (!AggregateRules.hasAggregate(measure.expr())) {
      error(subject, "aggregates nothing: " + measure.expr() + ". Write sum(...) or another call.");
    }
    Expr.Column outside = AggregateRules.columnOutside(measure.expr());
    if (outside != null) {
      error(
          subject,
          "uses column \""
              + outside.name()
              + "\" outside every aggregate call in "
              + measure.expr()
              + ". Aggregate it.");
    }
    for (String over : measure.additivity().over()) {
      if (model.findDimension(over).isEmpty()) {
        error(subject, "is not additive over \"" + over + "\", which is no dimension. Name one.");
      }
    }
    units(subject, measure);
    columnsOf(subject, measure.entity(), measure.expr());
    if (measure.unit().kind() == Unit.Kind.CURRENCY_IN) {
      columns(subject, measure.entity(), List.of(measure.unit().detail()));
    }
  }

  private void units(String subject, Measure measure) {
    boolean additive = measure.additivity().kind() == Additivity.Kind.ADDITIVE;
    boolean share =
        measure.unit().kind() == Unit.Kind.PERCENT || measure.unit().kind() == Unit.Kind.RATIO;
    if (additive && share) {
      warn(
          subject,
          "is a "
              + measure.unit()
              + " but additive; sums of shares rarely mean anything."
              + " Use NON, or another unit.");
    }
    boolean derived = AggregateRules.additivityOf(measure.expr()).equals(Additivity.ADDITIVE);
    if (additive && !derived) {
      warn(
          subject,
          "is additive although "
              + measure.expr()
              + " is not a sum or count. Use NON, or SEMI with the dimensions.");
    }
  }

  private void dimension(Dimension dimension) {
    String subject = "dimension \"" + dimension.name() + "\"";
    knownEntity(subject, dimension.entity());
    if (AggregateRules.hasAggregate(dimension.expr())) {
      error(subject, "aggregates: " + dimension.expr() + ". Make it a measure.");
    }
    columnsOf(subject, dimension.entity(), dimension.expr());
  }

  private void relationship(Relationship relationship) {
    String subject = "relationship " + relationship.from() + " to " + relationship.to();
    knownEntity(subject, relationship.from());
    knownEntity(subject, relationship.to());
    columns(subject, relationship.from(), List.copyOf(relationship.on().keySet()));
    columns(subject, relationship.to(), List.copyOf(relationship.on().values()));
    Entity to = model.findEntity(relationship.to()).orElse(null);
    if (to != null
        && !to.key().isEmpty()
        && !Set.copyOf(relationship.on().values()).equals(Set.copyOf(to.key()))) {
      warn(
          subject,
          "meets "
              + relationship.on().values()
              + ", but the key of \""
              + to.name()
              + "\" is "
              + to.key()
              + "; rows could be counted several times. Meet the whole key.");
    }
  }

  private void cycles() {
    for (Entity start : model.entities()) {
      Deque<String> open = new ArrayDeque<>(targets(start.name()));
      Set<String> seen = new HashSet<>();
      while (!open.isEmpty()) {
        String next = open.pop();
        if (next.equals(start.name())) {
          error(
              "entity \"" + start.name() + "\"",
              "points back to itself over its relationships; a query could follow them without"
                  + " end. Remove one.");
          return;
        }
        if (seen.add(next)) {
          open.addAll(targets(next));
        }
      }
    }
  }

  private List<String> targets(String entity) {
    return model.relationships().stream()
        .filter(r -> r.from().equals(entity))
        .map(Relationship::to)
        .toList();
  }

  private void unreachable() {
    if (model.entities().size() < 2) {
      return;
    }
    for (Entity entity : model.entities()) {
      boolean related =
          model.relationships().stream()
              .anyMatch(r -> r.from().equals(entity.name()) || r.to().equals(entity.name()));
      if (!related) {
        warn(
            "entity \"" + entity.name() + "\"",
            "has no relationship to any other, so no query can use both. Add one.");
      }
    }
  }

  private void hierarchy(Hierarchy hierarchy) {
    for (String level : hierarchy.levels()) {
      if (model.findDimension(level).isEmpty()) {
        error(
            "hierarchy \"" + hierarchy.name() + "\"",
            "has the level \"" + level + "\", which is no dimension. Name one.");
      }
    }
  }

  private void hierarchyOrder() {
    Map<String, String> coarserInName = new HashMap<>();
    for (Hierarchy hierarchy : model.hierarchies()) {
      List<String> levels = hierarchy.levels();
      for (int i = 0; i < levels.size(); i++) {
        for (int j = i + 1; j < levels.size(); j++) {
          coarserInName.put(levels.get(i) + "\u0000" + levels.get(j), hierarchy.name());
          String opposite = coarserInName.get(levels.get(j) + "\u0000" + levels.get(i));
          if (opposite != null) {
            error(
                "hierarchy \"" + hierarchy.name() + "\"",
                "has "
                    + levels.get(i)
                    + " above "
                    + levels.get(j)
                    + ", hierarchy \""
                    + opposite
                    + "\" has them the other way round. Correct one.");
          }
        }
      }
    }
  }

  private void words() {
    Map<String, Term> seen = new HashMap<>();
    for (Term term : model.vocabulary()) {
      String subject = "word \"" + term.text() + "\" (" + term.language() + ")";
      boolean known =
          model.findDimension(term.means()).isPresent()
              || (term.value() == null && model.findMeasure(term.means()).isPresent());
      if (!known) {
        error(
            subject,
            "means \""
                + term.means()
                + "\", which is no "
                + (term.value() == null ? "measure or dimension" : "dimension")
                + ". Name one.");
      }
      String key = term.language() + "\u0000" + term.text().toLowerCase(Locale.ROOT);
      Term other = seen.putIfAbsent(key, term);
      if (other != null && !other.equals(term)) {
        warn(
            subject,
            "means both \""
                + other.means()
                + "\" and \""
                + term.means()
                + "\"; questions with it will have to ask back. Keep one.");
      }
    }
  }

  private void knownEntity(String subject, String entity) {
    if (model.findEntity(entity).isEmpty()) {
      error(subject, "belongs to \"" + entity + "\", which is no entity. Add it.");
    }
  }

  private void columnsOf(String subject, String entity, Expr expr) {
    Set<String> names = new java.util.LinkedHashSet<>();
    collect(expr, names::add);
    columns(subject, entity, List.copyOf(names));
  }

  private static void collect(Expr expr, Consumer<String> names) {
    if (expr instanceof Expr.Column column) {
      names.accept(column.name());
    }
    expr.children().forEach(child -> collect(child, names));
  }

  private void columns(String subject, String entity, List<String> names) {
    Schema schema = model.findEntity(entity).map(e -> datasets.get(e.dataset())).orElse(null);
    if (schema == null) {
      return;
    }
    for (String name : names) {
      if (!schema.has(name)) {
        error(
            subject,
            "uses column \""
                + name
                + "\", which the data of \""
                + entity
                + "\" does not have. Its columns are: "
                + String.join(", ", schema.names())
                + ".");
      }
    }
  }
}
