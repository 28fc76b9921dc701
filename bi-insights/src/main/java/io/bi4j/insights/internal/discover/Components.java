package io.bi4j.insights.internal.discover;

import io.bi4j.core.data.CurrencyTable;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.Measure;
import io.bi4j.insights.internal.cube.CubeMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The row values that measures add up: each a number per row, as a FLOAT64 expression with a
 * factor. Money becomes minor units, with the factor that gives major ones.
 */
final class Components {
  private final Schema schema;
  private final List<Component> components = new ArrayList<>();

  /**
   * One number per row.
   *
   * @param source the expression as the model has it
   * @param number the same as FLOAT64
   * @param factor what results are multiplied with
   */
  record Component(Expr source, Expr number, double factor) {}

  Components(Schema schema) {
    this.schema = schema;
  }

  List<Component> all() {
    return components;
  }

  /** The measure over components; empty when its expression is not one of the forms below. */
  Optional<CubeMeasure> form(Measure measure) {
    String name = measure.name();
    Optional<CubeMeasure> formed = single(name, measure.expr());
    if (formed.isEmpty()
        && measure.expr() instanceof Expr.Call call
        && call.function().equals("/")
        && call.arguments().size() == 2) {
      formed = ratio(name, call.arguments().get(0), call.arguments().get(1));
    }
    return formed.map(m -> m.shownAs(measure.unit(), measure.good()));
  }

  private Optional<CubeMeasure> single(String name, Expr expr) {
    if (!(expr instanceof Expr.Aggregate call) || call.isDistinct() || call.filter().isPresent()) {
      return Optional.empty();
    }
    if (call.function().equals("count") && call.arguments().isEmpty()) {
      return Optional.of(CubeMeasure.count(name));
    }
    if (call.arguments().size() != 1) {
      return Optional.empty();
    }
    return switch (call.function()) {
      case "sum" -> component(call.arguments().get(0)).map(c -> CubeMeasure.sum(name, c));
      case "avg" -> component(call.arguments().get(0)).map(c -> CubeMeasure.mean(name, c));
      default -> Optional.empty();
    };
  }

  /** sum / sum, and sum / count of rows. */
  private Optional<CubeMeasure> ratio(String name, Expr above, Expr below) {
    Optional<CubeMeasure> top = single(name, above);
    Optional<CubeMeasure> bottom = single(name, below);
    boolean sumAbove = top.map(m -> m.aggregate() == CubeMeasure.Aggregate.SUM).orElse(false);
    if (!sumAbove || bottom.isEmpty() || !bottom.get().additive()) {
      return Optional.empty();
    }
    int denominator =
        bottom.get().aggregate() == CubeMeasure.Aggregate.COUNT
            ? add(new Component(Exprs.lit(1L), Exprs.lit(1.0), 1))
            : bottom.get().numerator();
    return Optional.of(CubeMeasure.ratio(name, top.orElseThrow().numerator(), denominator));
  }

  /** The index of the component for an expression; empty for money of mixed currencies. */
  private Optional<Integer> component(Expr expr) {
    if (expr instanceof Expr.Column column && schema.names().contains(column.name())) {
      Field field = schema.field(column.name());
      if (field.type() instanceof DataType.MoneyType money) {
        return money.inColumn()
            ? Optional.empty()
            : Optional.of(add(minorUnits(expr, money.currency())));
      }
    }
    return Optional.of(add(new Component(expr, Exprs.cast(expr, DataType.FLOAT64), 1)));
  }

  private static Component minorUnits(Expr expr, String currency) {
    int exponent = CurrencyTable.iso().find(currency).map(c -> c.exponent().orElse(0)).orElse(0);
    Expr minor = Exprs.cast(Exprs.call("minor", expr), DataType.FLOAT64);
    return new Component(expr, minor, Math.pow(10, -exponent));
  }

  private int add(Component component) {
    int known = components.indexOf(component);
    if (known >= 0) {
      return known;
    }
    components.add(component);
    return components.size() - 1;
  }
}
