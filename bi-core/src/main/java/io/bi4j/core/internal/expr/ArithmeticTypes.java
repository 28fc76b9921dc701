package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result types of + - * / and %, as in docs/types.md. */
final class ArithmeticTypes {
  /** The least scale that a quotient or a cut product keeps. */
  private static final int MIN_SCALE = 6;

  private ArithmeticTypes() {}

  /** The type of the result, or empty when the operator does not take these types. */
  static Optional<DataType> result(String operator, DataType left, DataType right) {
    if (left.isNumeric() && right.isNumeric()) {
      return Optional.of(numeric(operator, left, right));
    }
    return Optional.ofNullable(
        switch (operator) {
          case "+" -> sum(left, right);
          case "-" -> difference(left, right);
          case "*" -> product(left, right);
          case "/" -> quotient(left, right);
          default -> null;
        });
  }

  private static DataType numeric(String operator, DataType left, DataType right) {
    if (left.kind() == Kind.FLOAT64 || right.kind() == Kind.FLOAT64) {
      return DataType.FLOAT64;
    }
    if (left.kind() == Kind.INT64 && right.kind() == Kind.INT64) {
      return operator.equals("/") ? DataType.FLOAT64 : DataType.INT64;
    }
    return decimal(operator, Types.decimal(left), Types.decimal(right));
  }

  static DecimalType decimal(String operator, DecimalType a, DecimalType b) {
    int wholeA = a.precision() - a.scale();
    int wholeB = b.precision() - b.scale();
    int scale = Math.max(a.scale(), b.scale());
    return switch (operator) {
      case "+", "-" -> sum(Math.max(wholeA, wholeB), scale);
      case "*" -> capped(a.precision() + b.precision(), a.scale() + b.scale());
      case "/" -> {
        int fraction = Math.max(MIN_SCALE, a.scale() + b.precision() + 1);
        yield capped(wholeA + b.scale() + fraction, fraction);
      }
      default -> {
        int whole = Math.min(wholeA, wholeB);
        yield capped(Math.max(1, whole + scale), scale);
      }
    };
  }

  /** One more digit than the wider operand, but no step from one long to two. */
  private static DecimalType sum(int whole, int scale) {
    int digits = Math.max(1, whole + scale);
    int most =
        digits <= DecimalType.MAX_LONG_PRECISION ? DecimalType.MAX_LONG_PRECISION : Types.MAX;
    return new DecimalType(Math.min(most, digits + 1), Math.min(scale, most));
  }

  /** Cut to 38 digits: the fraction gives way first, but keeps six digits. */
  private static DecimalType capped(int precision, int scale) {
    if (precision <= Types.MAX) {
      return new DecimalType(precision, scale);
    }
    int whole = precision - scale;
    return new DecimalType(Types.MAX, Math.max(Types.MAX - whole, Math.min(scale, MIN_SCALE)));
  }

  private static @Nullable DataType sum(DataType left, DataType right) {
    if (isMoney(left) && left.equals(right)) {
      return left;
    }
    if (right.kind() == Kind.DURATION) {
      return shifted(left);
    }
    return left.kind() == Kind.DURATION ? shifted(right) : null;
  }

  private static @Nullable DataType difference(DataType left, DataType right) {
    if (isMoney(left) && left.equals(right)) {
      return left;
    }
    if (right.kind() == Kind.DURATION) {
      return shifted(left);
    }
    return left.kind() == right.kind() && isPoint(left) ? DataType.DURATION : null;
  }

  private static @Nullable DataType shifted(DataType type) {
    return switch (type.kind()) {
      case DATE -> DataType.LOCAL_DATETIME;
      case LOCAL_DATETIME, TIMESTAMP, DURATION -> type;
      default -> null;
    };
  }

  private static boolean isPoint(DataType type) {
    return switch (type.kind()) {
      case DATE, TIME, LOCAL_DATETIME, TIMESTAMP -> true;
      default -> false;
    };
  }

  private static @Nullable DataType product(DataType left, DataType right) {
    if (isAmount(left) && right.isNumeric()) {
      return left;
    }
    return left.isNumeric() && isAmount(right) ? right : null;
  }

  private static @Nullable DataType quotient(DataType left, DataType right) {
    if (isAmount(left) && right.isNumeric()) {
      return left;
    }
    return isAmount(left) && left.equals(right) ? DataType.FLOAT64 : null;
  }

  private static boolean isMoney(DataType type) {
    return type.kind() == Kind.MONEY;
  }

  /** What a ratio scales. */
  private static boolean isAmount(DataType type) {
    return isMoney(type) || type.kind() == Kind.DURATION;
  }
}
