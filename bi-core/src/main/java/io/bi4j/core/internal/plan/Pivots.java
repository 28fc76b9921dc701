package io.bi4j.core.internal.plan;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.expr.NamedExpr;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Pivot as a group-by with filtered aggregates, and the columns of unpivot. */
final class Pivots {
  private Pivots() {}

  /** One filtered aggregate per value and aggregate. */
  static Step.GroupBy asGroupBy(Step.Pivot pivot) {
    List<NamedExpr> aggregates = new ArrayList<>();
    for (Expr value : pivot.values()) {
      if (!(value instanceof Expr.Literal literal)) {
        throw new BiException(
            CoreErrors.BAD_EXPRESSION,
            "Value "
                + value
                + " of a pivot is no constant. Write the value itself, for example 'USD'.");
      }
      Expr.Column column = Exprs.col(pivot.column());
      Expr condition =
          literal.value() == null
              ? Exprs.call("is_null", column)
              : Exprs.call("=", column, literal);
      for (NamedExpr aggregate : pivot.aggregates()) {
        String name = String.valueOf(literal.value());
        name = pivot.aggregates().size() == 1 ? name : name + "_" + aggregate.name();
        aggregates.add(
            new NamedExpr(name.isEmpty() ? "\"\"" : name, where(aggregate.expr(), condition)));
      }
    }
    return new Step.GroupBy(pivot.input(), pivot.keys(), aggregates);
  }

  private static Expr where(Expr expr, Expr condition) {
    if (expr instanceof Expr.Aggregate call) {
      Expr both =
          call.filter().<Expr>map(filter -> Exprs.call("and", filter, condition)).orElse(condition);
      return Exprs.aggregate(call.function(), call.arguments(), call.isDistinct(), both);
    }
    return expr.withChildren(
        expr.children().stream().map(child -> where(child, condition)).toList());
  }

  /** The other columns, then the name and the value. */
  static Schema unpivoted(Schema in, Step.Unpivot unpivot) {
    Set<String> columns = new LinkedHashSet<>(unpivot.columns());
    DataType type = in.field(unpivot.columns().get(0)).type();
    for (String column : columns) {
      if (!in.field(column).type().equals(type)) {
        throw new BiException(
            CoreErrors.TYPE_MISMATCH,
            "Columns \""
                + unpivot.columns().get(0)
                + "\" ("
                + type
                + ") and \""
                + column
                + "\" ("
                + in.field(column).type()
                + ") cannot become one. Cast them to one type before the step.");
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Field field : in.fields()) {
      if (!columns.contains(field.name())) {
        fields.add(field);
      }
    }
    fields.add(new Field(unpivot.name(), DataType.STRING, false));
    fields.add(Field.of(unpivot.value(), type));
    return Schema.of(fields);
  }
}
