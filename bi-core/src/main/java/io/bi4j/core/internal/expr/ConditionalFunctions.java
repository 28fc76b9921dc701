package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** case, if, coalesce, if_null, nullif, greatest, least. */
final class ConditionalFunctions {
  private ConditionalFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(
        Function.own(
            "case",
            "case when condition then value … else value end",
            site -> caseWhen(site, site.args())));
    to.accept(Function.own("if", "if(condition, value, value)", ConditionalFunctions::choose));
    to.accept(Function.own("coalesce", "coalesce(value, …)", ConditionalFunctions::coalesce));
    to.accept(Function.own("if_null", "if_null(value, value)", ConditionalFunctions::ifNull));
    to.accept(Function.own("nullif", "nullif(value, value)", ConditionalFunctions::nullIf));
    to.accept(Function.own("greatest", "greatest(value, …)", site -> extreme(site, true)));
    to.accept(Function.own("least", "least(value, …)", site -> extreme(site, false)));
  }

  private static BoundExpr choose(CallSite site) {
    site.requireArgs(3, 3);
    return caseWhen(site, site.args());
  }

  private static BoundExpr caseWhen(CallSite site, List<BoundExpr> parts) {
    List<BoundExpr> conditions = new ArrayList<>();
    List<BoundExpr> values = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean isCondition = i % 2 == 0 && i + 1 < parts.size();
      if (isCondition) {
        conditions.add(LogicFunctions.condition(site, parts.get(i)));
      } else {
        values.add(parts.get(i));
      }
    }
    boolean complete = values.size() > conditions.size();
    return caseOf(site, conditions, unified(site, values), !complete);
  }

  private static BoundExpr caseOf(
      CallSite site, List<BoundExpr> conditions, List<BoundExpr> values, boolean mayMiss) {
    DataType type = values.get(0).type();
    List<BoundExpr> all = new ArrayList<>(conditions);
    all.addAll(values);
    return BoundExpr.of(
        site.expr(),
        type,
        mayMiss || values.stream().anyMatch(BoundExpr::nullable),
        all,
        () -> new CaseEvaluator(type, BoundExpr.openAll(conditions), BoundExpr.openAll(values)));
  }

  private static List<BoundExpr> unified(CallSite site, List<BoundExpr> values) {
    List<BoundExpr> same =
        Types.unify(values)
            .orElseThrow(
                () ->
                    site.withArgs(values)
                        .mismatch("All results need one type; cast those that differ."));
    if (same.stream().allMatch(BoundExpr::isUntypedNull)) {
      throw site.error(
          CoreErrors.TYPE_MISMATCH,
          "all results of " + site.name() + " are null, so it has no type",
          "Write cast(null as INT64).");
    }
    return same;
  }

  private static BoundExpr ifNull(CallSite site) {
    site.requireArgs(2, 2);
    return coalesce(site);
  }

  private static BoundExpr coalesce(CallSite site) {
    site.requireArgs(1, Integer.MAX_VALUE);
    List<BoundExpr> values = unified(site, site.args());
    DataType type = values.get(0).type();
    return BoundExpr.of(
        site.expr(),
        type,
        values.stream().allMatch(BoundExpr::nullable),
        values,
        () -> new CoalesceEvaluator(type, BoundExpr.openAll(values)));
  }

  private static BoundExpr nullIf(CallSite site) {
    site.requireArgs(2, 2);
    BoundExpr value = site.arg(0);
    if (value.isUntypedNull()) {
      return value;
    }
    BoundExpr equal = ComparisonFunctions.compare(site, Comparison.EQUAL);
    BoundExpr nothing = BoundExpr.ofConstant(site.expr(), value.type(), null);
    return caseOf(site, List.of(equal), List.of(nothing, value), false);
  }

  private static BoundExpr extreme(CallSite site, boolean largest) {
    site.requireArgs(1, Integer.MAX_VALUE);
    List<BoundExpr> values = unified(site, site.args());
    DataType type = values.get(0).type();
    switch (type.kind()) {
      case LIST, STRUCT, MAP, JSON -> throw site.mismatch("Its values need an order.");
      default -> {
        return BoundExpr.of(
            site.expr(),
            type,
            values.stream().allMatch(BoundExpr::nullable),
            values,
            () -> new ExtremeEvaluator(type, BoundExpr.openAll(values), largest));
      }
    }
  }
}
