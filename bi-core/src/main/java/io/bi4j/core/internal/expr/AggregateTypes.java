package io.bi4j.core.internal.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result types of aggregates, as in docs/types.md. */
public final class AggregateTypes {
  /** Digits that a mean of decimals has beyond its values. */
  private static final int MEAN_DIGITS = 4;

  private AggregateTypes() {}

  /**
   * The type of an aggregate over arguments of these types.
   *
   * @throws BiException {@code core/type-mismatch} naming the aggregate and the type
   */
  public static DataType resultType(String name, List<DataType> arguments) {
    if (name.equals("count")) {
      return DataType.INT64;
    }
    if (name.equals("count_distinct")) {
      requireOrdered(name, arguments.get(0));
      return DataType.INT64;
    }
    DataType type = arguments.get(0);
    if (name.equals("first") || name.equals("last")) {
      requireOrdered(name, arguments.get(1));
      return type;
    }
    DataType result =
        switch (name) {
          case "min", "max" -> isOrdered(type) ? type : null;
          case "sum" -> sum(type);
          case "avg" -> mean(type);
          case "median" -> median(type);
          case "quantile" -> quantile(type);
          default -> type.isNumeric() ? DataType.FLOAT64 : null;
        };
    if (result == null) {
      throw mismatch(name, type);
    }
    return result;
  }

  /** Whether the aggregate of a group may be null: all but the counts, when no value counts. */
  public static boolean isNullable(String name) {
    return !name.equals("count") && !name.equals("count_distinct");
  }

  /**
   * The share that {@code quantile(x, p)} asks for.
   *
   * @throws BiException {@code core/bad-expression} when it is no constant in 0..1
   */
  public static double quantileShare(Expr.Aggregate call) {
    if (call.function().equals("median")) {
      return 0.5;
    }
    if (call.arguments().get(1) instanceof Expr.Literal literal
        && literal.value() instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw new BiException(
        CoreErrors.BAD_EXPRESSION,
        "Expression \""
            + RowFault.shown(call)
            + "\": the second argument of quantile must be a "
            + "constant from 0 to 1, was "
            + RowFault.shown(call.arguments().get(1))
            + ". Write quantile(x, 0.95).");
  }

  private static @Nullable DataType sum(DataType type) {
    if (type instanceof DecimalType decimal) {
      return DataType.decimal(DecimalType.MAX_PRECISION, decimal.scale());
    }
    return switch (type.kind()) {
      case INT64, FLOAT64, MONEY, DURATION -> type;
      default -> null;
    };
  }

  private static @Nullable DataType mean(DataType type) {
    if (type instanceof DecimalType decimal) {
      int whole = decimal.precision() - decimal.scale();
      int most = DecimalType.MAX_PRECISION;
      return DataType.decimal(most, Math.min(decimal.scale() + MEAN_DIGITS, most - whole));
    }
    return switch (type.kind()) {
      case INT64, FLOAT64 -> DataType.FLOAT64;
      case MONEY, DURATION -> type;
      default -> null;
    };
  }

  /** The mean of the two middle values of numbers; the lower of the two for all else. */
  private static @Nullable DataType median(DataType type) {
    return type.isNumeric() ? DataType.FLOAT64 : quantile(type);
  }

  /** One of the values itself, by nearest rank. */
  private static @Nullable DataType quantile(DataType type) {
    return switch (type.kind()) {
      case INT64, FLOAT64, DATE, TIME, LOCAL_DATETIME, TIMESTAMP, DURATION -> type;
      case DECIMAL -> ((DecimalType) type).isWide() ? null : type;
      case MONEY -> type;
      default -> null;
    };
  }

  private static void requireOrdered(String name, DataType type) {
    if (!isOrdered(type)) {
      throw mismatch(name, type);
    }
  }

  private static boolean isOrdered(DataType type) {
    return switch (type.kind()) {
      case LIST, STRUCT, MAP, JSON -> false;
      default -> true;
    };
  }

  private static BiException mismatch(String name, DataType type) {
    boolean text = type.kind() == Kind.STRING;
    return new BiException(
        CoreErrors.TYPE_MISMATCH,
        "Aggregate "
            + name
            + " does not take "
            + type
            + ". "
            + (text
                ? "Cast the text first, for example " + name + "(cast(x as DECIMAL(18,2)))."
                : "docs/types.md lists what it takes."));
  }
}
