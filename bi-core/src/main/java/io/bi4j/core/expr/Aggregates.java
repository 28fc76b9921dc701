package io.bi4j.core.expr;

import java.util.Map;

/** The names of aggregates and how many arguments they take. */
final class Aggregates {
  private static final Map<String, int[]> ARITY =
      Map.ofEntries(
          Map.entry("count", new int[] {0, 1}),
          Map.entry("count_distinct", new int[] {1, 1}),
          Map.entry("sum", new int[] {1, 1}),
          Map.entry("min", new int[] {1, 1}),
          Map.entry("max", new int[] {1, 1}),
          Map.entry("avg", new int[] {1, 1}),
          Map.entry("var_samp", new int[] {1, 1}),
          Map.entry("var_pop", new int[] {1, 1}),
          Map.entry("stddev_samp", new int[] {1, 1}),
          Map.entry("stddev_pop", new int[] {1, 1}),
          Map.entry("median", new int[] {1, 1}),
          Map.entry("quantile", new int[] {2, 2}),
          Map.entry("first", new int[] {2, 2}),
          Map.entry("last", new int[] {2, 2}));

  private Aggregates() {}

  static boolean isAggregate(String name) {
    return ARITY.containsKey(name);
  }

  static boolean isOrdered(String name) {
    return name.equals("first") || name.equals("last");
  }

  static void check(Expr.Aggregate call) {
    int[] range = ARITY.get(call.function());
    if (range == null) {
      throw new IllegalArgumentException(
          "There is no aggregate \""
              + call.function()
              + "\". The aggregates are: "
              + String.join(", ", ARITY.keySet().stream().sorted().toList())
              + ".");
    }
    int count = call.arguments().size();
    if (count < range[0] || count > range[1]) {
      throw new IllegalArgumentException(
          "Aggregate "
              + call.function()
              + " takes "
              + (range[0] == range[1] ? "" : range[0] + " or ")
              + range[1]
              + (range[1] == 1 ? " argument" : " arguments")
              + ", got "
              + count
              + "."
              + (isOrdered(call.function()) ? " The second is what the rows are ordered by." : ""));
    }
    if (call.isDistinct() && !call.function().equals("sum") && !call.function().equals("avg")) {
      throw new IllegalArgumentException(
          "Aggregate " + call.function() + " does not take distinct; use count_distinct(x).");
    }
  }
}
