package io.bi4j.core.internal.semantic;

import io.bi4j.core.expr.Expr;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.Calc;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Measure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses sums that would mean nothing, and tells which measures need a value chosen instead. */
final class AdditivityCheck {
  private final BoundQuery bound;

  AdditivityCheck(BoundQuery bound) {
    this.bound = bound;
  }

  /**
   * The time dimension over which a value must be chosen, or null when the measure can be
   * aggregated as it stands.
   */
  @Nullable Dimension choiceOver(Measure measure) {
    Additivity additivity = measure.additivity();
    if (additivity.kind() != Additivity.Kind.SEMI || !isSum(measure.expr())) {
      return null;
    }
    Dimension chosen = null;
    for (String over : additivity.over()) {
      if (!isFixed(over)) {
        Dimension dimension = requireChoice(measure, over);
        if (chosen != null) {
          throw refused(measure, over);
        }
        chosen = dimension;
      }
    }
    return chosen;
  }

  private Dimension requireChoice(Measure measure, String over) {
    Dimension dimension =
        bound.time() != null && bound.time().name().equals(over)
            ? bound.time()
            : bound.keys().stream()
                .map(BoundKey::dimension)
                .filter(d -> d.name().equals(over))
                .findFirst()
                .orElse(null);
    boolean isTime = dimension != null && dimension.kind() == Dimension.Kind.TIME;
    if (dimension == null || !isTime || measure.additivity().choice() == Additivity.Choice.REFUSE) {
      throw refused(measure, over);
    }
    return dimension;
  }

  private RuntimeException refused(Measure measure, String over) {
    return QueryFailures.notAdditive(
        "Measure \""
            + measure.name()
            + "\" may not be summed over \""
            + over
            + "\", and the query would. Group by \""
            + over
            + "\" as the data has it, filter one of its values, or give the measure a choice of"
            + " value.");
  }

  /** Whether each group holds one value of a dimension only. */
  private boolean isFixed(String dimension) {
    boolean grouped =
        bound.keys().stream()
            .anyMatch(key -> key.dimension().name().equals(dimension) && key.finest());
    return grouped || (bound.where() != null && fixes(bound.where(), dimension));
  }

  private boolean fixes(Expr condition, String dimension) {
    if (!(condition instanceof Expr.Call call)) {
      return false;
    }
    if (call.function().equals("and")) {
      return call.arguments().stream().anyMatch(part -> fixes(part, dimension));
    }
    return call.function().equals("=")
        && call.arguments().stream().anyMatch(Expr.Literal.class::isInstance)
        && call.arguments().contains(Expressions.of(bound, dimension));
  }

  private static boolean isSum(Expr expr) {
    if (expr instanceof Expr.Aggregate call) {
      return call.function().equals("sum") || call.function().equals("count");
    }
    return expr.children().stream().anyMatch(AdditivityCheck::isSum);
  }

  /** Refuses shares and running totals of measures that may not be summed. */
  void calc(Calc calc) {
    Optional<Measure> measure = bound.measure(calc.measure());
    if (calc instanceof Calc.Share share) {
      for (BoundKey key : bound.keys()) {
        if (!share.within().contains(key.column())) {
          requireAdditive(required(measure, calc), key.dimension().name(), calc);
        }
      }
      if (bound.keys().isEmpty()) {
        requireAdditive(required(measure, calc), "", calc);
      }
    }
    if (calc instanceof Calc.RunningTotal) {
      String time = TimeCalcs.timeKey(bound, calc).dimension().name();
      requireAdditive(required(measure, calc), time, calc);
    }
  }

  private static Measure required(Optional<Measure> measure, Calc calc) {
    return measure.orElseThrow(
        () ->
            QueryFailures.badQuery(
                "Calculation "
                    + calc
                    + " needs a measure of the query, \""
                    + calc.measure()
                    + "\" is none. Add it to the measures."));
  }

  private static void requireAdditive(Measure measure, String dimension, Calc calc) {
    if (!measure.additivity().isAdditiveOver(dimension)) {
      String over = dimension.isEmpty() ? "" : " over \"" + dimension + "\"";
      throw QueryFailures.notAdditive(
          "Calculation "
              + calc
              + " sums measure \""
              + measure.name()
              + "\""
              + over
              + ", but the measure is "
              + measure.additivity()
              + ". Use an additive measure, or name the dimension in within.");
    }
  }

  /** Names of keys that calculations are done within must be keys. */
  void within(Calc calc, List<String> within) {
    for (String column : within) {
      if (bound.key(column).isEmpty()) {
        throw QueryFailures.badQuery(
            "Calculation "
                + calc
                + " is within \""
                + column
                + "\", which the query does not group"
                + " by. Its keys are: "
                + String.join(", ", bound.keyColumns())
                + ".");
      }
    }
  }
}
