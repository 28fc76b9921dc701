package io.bi4j.core.internal.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.DataCatalog;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.GroupKey;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.MetricQuery;
import io.bi4j.core.semantic.SemanticModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the names of a query against a model. */
final class QueryBinder {
  private final MetricQuery query;
  private final SemanticModel model;
  private final FactRows rows;

  private QueryBinder(MetricQuery query, SemanticModel model, FactRows rows) {
    this.query = query;
    this.model = model;
    this.rows = rows;
  }

  static BoundQuery bind(MetricQuery query, SemanticModel model, DataCatalog data) {
    if (query.measures().isEmpty()) {
      throw QueryFailures.badQuery("The query asks for no measure. Name at least one.");
    }
    List<Measure> measures = query.measures().stream().map(model::measure).toList();
    Entity entity = entity(measures, model);
    return new QueryBinder(query, model, new FactRows(entity, model, data)).bound(measures);
  }

  private static Entity entity(List<Measure> measures, SemanticModel model) {
    String name = measures.get(0).entity();
    for (Measure measure : measures) {
      if (!measure.entity().equals(name)) {
        throw QueryFailures.notCovered(
            "Measures \""
                + measures.get(0).name()
                + "\" and \""
                + measure.name()
                + "\" count rows of different entities ("
                + name
                + ", "
                + measure.entity()
                + "), which one query cannot do. Ask for them in two queries.");
      }
    }
    return model
        .findEntity(name)
        .orElseThrow(
            () ->
                QueryFailures.notCovered(
                    "Measure \""
                        + measures.get(0).name()
                        + "\" belongs to \""
                        + name
                        + "\", which is no entity of the model. See SemanticModel.check()."));
  }

  private BoundQuery bound(List<Measure> measures) {
    List<BoundKey> keys = new ArrayList<>();
    Set<String> columns = new HashSet<>(query.measures());
    if (columns.size() < query.measures().size()) {
      throw QueryFailures.badQuery("The query names a measure twice: " + query.measures() + ".");
    }
    for (GroupKey key : query.groupBy()) {
      if (!columns.add(key.column())) {
        throw QueryFailures.badQuery(
            "The result would have two columns \"" + key.column() + "\". Group by it once.");
      }
      keys.add(key(key));
    }
    Expr where = query.where().map(this::overColumns).orElse(null);
    return new BoundQuery(query, rows, keys, measures, where, time(), model.calendar());
  }

  private BoundKey key(GroupKey key) {
    Dimension dimension = model.dimension(key.dimension());
    Expr expr = rows.expr(dimension);
    Grain grain = key.grain();
    if (grain == null) {
      return new BoundKey(key.column(), dimension, expr, dimension.grain().orElse(null), true);
    }
    if (dimension.kind() != Dimension.Kind.TIME) {
      throw QueryFailures.badQuery(
          "Dimension \""
              + dimension.name()
              + "\" is "
              + dimension.kind()
              + ", so it has no periods. Group by it without a grain.");
    }
    Grain data = dimension.grain().orElse(null);
    boolean finest = data != null && !grain.isCoarserThan(data);
    return new BoundKey(key.column(), dimension, cut(expr, grain), grain, finest);
  }

  private Expr cut(Expr time, Grain grain) {
    return Exprs.call(grain.name().toLowerCase(Locale.ROOT), time);
  }

  private @Nullable Dimension time() {
    Optional<String> name = query.timeDimension().or(rows.entity()::time);
    if (query.time().isEmpty() && query.comparison().isPresent()) {
      throw QueryFailures.badQuery("The query compares times but names none. Add during(...).");
    }
    if (name.isEmpty()) {
      if (query.time().isPresent()) {
        throw QueryFailures.notCovered(
            "Entity \""
                + rows.entity().name()
                + "\" has no time, but the query is about "
                + query.time().get()
                + ". Name a time dimension.");
      }
      return null;
    }
    Dimension dimension = model.dimension(name.get());
    if (dimension.kind() != Dimension.Kind.TIME) {
      throw QueryFailures.badQuery(
          "Dimension \""
              + dimension.name()
              + "\" is "
              + dimension.kind()
              + " and cannot be the time of a query. Name a TIME dimension.");
    }
    return dimension;
  }

  /** The condition with dimensions replaced by what they are computed from. */
  private Expr overColumns(Expr expr) {
    if (expr instanceof Expr.Column column) {
      return model.findDimension(column.name()).map(rows::expr).orElse(column);
    }
    return expr.withChildren(expr.children().stream().map(this::overColumns).toList());
  }
}
