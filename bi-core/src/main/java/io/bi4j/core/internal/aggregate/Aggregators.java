package io.bi4j.core.internal.aggregate;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;

/** The state that each built-in aggregate keeps for its argument and result types. */
public final class Aggregators {
  private Aggregators() {}

  /**
   * The state of an aggregate.
   *
   * @param name the aggregate, as in expressions
   * @param distinct whether each value of a group counts once
   * @param argument the type of the first argument, INT64 when there is none
   * @param result the type of the result
   * @param share the share of a quantile
   */
  public static AggregateSpec.AggregateFunction of(
      String name, boolean distinct, DataType argument, DataType result, double share) {
    AggregateSpec.AggregateFunction plain = plain(name, argument, result, share);
    return distinct ? names -> new DistinctAccumulator(argument, plain.open(names)) : plain;
  }

  private static AggregateSpec.AggregateFunction plain(
      String name, DataType argument, DataType result, double share) {
    return switch (name) {
      case "count" -> names -> new CountAccumulator();
      case "count_distinct" -> names -> new DistinctAccumulator(argument, new CountAccumulator());
      case "sum", "avg" -> sum(argument, result, name.equals("avg"));
      case "min", "max" -> names -> new ExtremeAccumulator(argument, name.equals("max"), names);
      case "first", "last" -> names -> new OrderedAccumulator(result, name.equals("last"));
      case "quantile" -> names -> new QuantileAccumulator(argument, result, share, false, names);
      case "median" ->
          names -> new QuantileAccumulator(argument, result, 0.5, result.isNumeric(), names);
      case "var_samp", "var_pop", "stddev_samp", "stddev_pop" ->
          names ->
              new VarianceAccumulator(argument, name.endsWith("samp"), name.startsWith("stddev"));
      default ->
          throw new BiException(
              CoreErrors.BAD_EXPRESSION, "There is no aggregate \"" + name + "\".");
    };
  }

  private static AggregateSpec.AggregateFunction sum(
      DataType argument, DataType result, boolean mean) {
    if (argument.kind() == DataType.Kind.FLOAT64) {
      return names -> new DoubleSumAccumulator(mean);
    }
    return names -> new LongSumAccumulator(argument, result, mean, names);
  }
}
