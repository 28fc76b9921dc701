package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions one boxed row at a time, written for obviousness and sharing no code with
 * the engine but the types that the binder decides, which have tests of their own.
 */
final class Reference {
  /** The row has an error. */
  static final class RowError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Schema schema;
  private final Map<Expr, DataType> types = new IdentityHashMap<>();

  Reference(Schema schema) {
    this.schema = schema;
  }

  @Nullable Object eval(Expr expr, Map<String, @Nullable Object> row) {
    if (expr instanceof Expr.Column column) {
      return row.get(column.name());
    }
    if (expr instanceof Expr.Literal literal) {
      return literal.value();
    }
    if (expr instanceof Expr.Cast cast) {
      return cast(cast, row);
    }
    Expr.Call call = (Expr.Call) expr;
    return switch (call.function()) {
      case "and" -> connective(call, row, false);
      case "or" -> connective(call, row, true);
      case "between" -> between(call, row);
      case "in" -> in(call, row);
      case "case", "if" -> choose(call, row);
      case "coalesce", "if_null" -> first(call, row);
      case "is_null" -> eval(call.arguments().get(0), row) == null;
      case "is_not_null" -> eval(call.arguments().get(0), row) != null;
      case "greatest", "least" -> extreme(call, row);
      case "nullif" -> {
        if (call.arguments().stream().anyMatch(arg -> !hasColumn(arg) && isNull(arg))) {
          yield eval(call.arguments().get(0), row);
        }
        List<Object> args = all(call, row);
        yield args.get(0) == null || args.get(1) == null || compare(args.get(0), args.get(1)) != 0
            ? args.get(0)
            : null;
      }
      default -> strict(call, row);
    };
  }

  private List<@Nullable Object> all(Expr call, Map<String, @Nullable Object> row) {
    List<@Nullable Object> values = new ArrayList<>();
    call.children().forEach(arg -> values.add(eval(arg, row)));
    return values;
  }

  private @Nullable Object connective(
      Expr.Call call, Map<String, @Nullable Object> row, boolean decisive) {
    boolean unknown = false;
    for (Expr arg : call.arguments()) {
      Object value = eval(arg, row);
      if (value == null) {
        unknown = true;
      } else if ((Boolean) value == decisive) {
        return decisive;
      }
    }
    return unknown ? null : !decisive;
  }

  private @Nullable Object between(Expr.Call call, Map<String, @Nullable Object> row) {
    Object value = eval(call.arguments().get(0), row);
    Object low = eval(call.arguments().get(1), row);
    Boolean atLeast = value == null || low == null ? null : compare(value, low) >= 0;
    if (Boolean.FALSE.equals(atLeast)) {
      return false;
    }
    Object high = eval(call.arguments().get(2), row);
    Boolean atMost = value == null || high == null ? null : compare(value, high) <= 0;
    return Boolean.FALSE.equals(atMost) ? Boolean.FALSE : atLeast == null ? null : atMost;
  }

  private @Nullable Object in(Expr.Call call, Map<String, @Nullable Object> row) {
    Object value = eval(call.arguments().get(0), row);
    boolean unknown = false;
    for (Expr arg : call.arguments().subList(1, call.arguments().size())) {
      Object entry = eval(arg, row);
      if (value == null || entry == null) {
        unknown = true;
      } else if (compare(value, entry) == 0) {
        return true;
      }
    }
    return unknown ? null : false;
  }

  private @Nullable Object choose(Expr.Call call, Map<String, @Nullable Object> row) {
    List<Expr> parts = call.arguments();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      if (Boolean.TRUE.equals(eval(parts.get(i), row))) {
        return widened(call, eval(parts.get(i + 1), row));
      }
    }
    return parts.size() % 2 == 0 ? null : widened(call, eval(parts.get(parts.size() - 1), row));
  }

  private @Nullable Object first(Expr.Call call, Map<String, @Nullable Object> row) {
    for (Expr arg : call.arguments()) {
      Object value = eval(arg, row);
      if (value != null) {
        return widened(call, value);
      }
    }
    return null;
  }

  private @Nullable Object extreme(Expr.Call call, Map<String, @Nullable Object> row) {
    Object best = null;
    for (Object value : all(call, row)) {
      if (value != null) {
        int sign = best == null ? 1 : compare(value, best);
        boolean beats = best == null || (call.function().equals("greatest") ? sign > 0 : sign < 0);
        best = beats ? value : best;
      }
    }
    return widened(call, best);
  }

  /** A number in the type that the call has. */
  private @Nullable Object widened(Expr call, @Nullable Object value) {
    DataType type = typeOf(call);
    if (value instanceof Number number && type.kind() == Kind.FLOAT64) {
      return number.doubleValue();
    }
    return value instanceof Number number && type instanceof DecimalType decimal
        ? exact(number).setScale(decimal.scale())
        : value;
  }

  private DataType typeOf(Expr expr) {
    return types.computeIfAbsent(
        expr, unknown -> Binder.bind(unknown, schema, ExprContext.UTC).type());
  }

  private @Nullable Object strict(Expr.Call call, Map<String, @Nullable Object> row) {
    if (call.arguments().stream().anyMatch(arg -> !hasColumn(arg) && isNull(arg))) {
      return null;
    }
    List<@Nullable Object> args = all(call, row);
    if (args.contains(null)) {
      return null;
    }
    Object a = args.get(0);
    Object b = args.size() > 1 ? args.get(1) : null;
    return switch (call.function()) {
      case "=" -> compare(a, b) == 0;
      case "<>" -> compare(a, b) != 0;
      case "<" -> compare(a, b) < 0;
      case "<=" -> compare(a, b) <= 0;
      case ">" -> compare(a, b) > 0;
      case ">=" -> compare(a, b) >= 0;
      case "not" -> !(Boolean) a;
      case "+", "-", "*", "/", "%" -> arithmetic(call, (Number) a, (Number) b);
      case "negate" -> negate((Number) a);
      case "abs" -> compare(a, zero(a)) < 0 ? negate((Number) a) : abs(a);
      case "sign" ->
          a instanceof Double d && d.isNaN() ? null : (long) Integer.signum(compare(a, zero(a)));
      case "round" ->
          round(
              call, (Number) a, RoundingMode.HALF_UP, args.size() > 1 ? ((Long) b).intValue() : 0);
      case "floor" -> round(call, (Number) a, RoundingMode.FLOOR, 0);
      case "ceil" -> round(call, (Number) a, RoundingMode.CEILING, 0);
      case "sqrt" -> ((Number) a).doubleValue() < 0 ? null : Math.sqrt(((Number) a).doubleValue());
      default ->
          ReferenceText.isText(call.function())
              ? ReferenceText.eval(call.function(), args)
              : time(call.function(), a, b);
    };
  }

  private static Object abs(Object value) {
    return value instanceof Double d ? (Object) Math.abs(d) : value;
  }

  private static Object zero(Object like) {
    return like instanceof Double
        ? (Object) 0.0
        : like instanceof Long ? (Object) 0L : BigDecimal.ZERO;
  }

  private static boolean hasColumn(Expr expr) {
    return expr instanceof Expr.Column || expr.children().stream().anyMatch(Reference::hasColumn);
  }

  private boolean isNull(Expr expr) {
    try {
      return eval(expr, Map.of()) == null;
    } catch (RowError e) {
      return false;
    }
  }

  private @Nullable Object arithmetic(Expr.Call call, Number a, Number b) {
    DataType type = typeOf(call);
    String op = call.function();
    boolean divides = op.equals("/") || op.equals("%");
    if (type.kind() == Kind.FLOAT64) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return divides && y == 0
          ? null
          : switch (op) {
            case "+" -> x + y;
            case "-" -> x - y;
            case "*" -> x * y;
            case "/" -> x / y;
            default -> x % y;
          };
    }
    BigDecimal x = exact(a);
    BigDecimal y = exact(b);
    if (divides && y.signum() == 0) {
      return null;
    }
    BigDecimal result =
        switch (op) {
          case "+" -> x.add(y);
          case "-" -> x.subtract(y);
          case "*" -> x.multiply(y);
          case "/" ->
              x.divide(y, 60, RoundingMode.DOWN).setScale(scale(type), RoundingMode.HALF_UP);
          default -> x.remainder(y);
        };
    return fitted(result, type);
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  /** An exact value in a type, rounded half up; too many digits are an error. */
  private static Object fitted(BigDecimal value, DataType type) {
    BigDecimal scaled = value.setScale(scale(type), RoundingMode.HALF_UP);
    if (type instanceof DecimalType decimal) {
      if (scaled.unscaledValue().abs().compareTo(BigInteger.TEN.pow(decimal.precision())) >= 0) {
        throw new RowError();
      }
      return scaled;
    }
    if (scaled.toBigInteger().bitLength() > 63) {
      throw new RowError();
    }
    return scaled.longValueExact();
  }

  private static Object negate(Number value) {
    if (value instanceof Double d) {
      return -d;
    }
    return value instanceof Long
        ? fitted(exact(value).negate(), DataType.INT64)
        : exact(value).negate();
  }

  private Object round(Expr.Call call, Number value, RoundingMode mode, int digits) {
    if (value instanceof Double d) {
      return d.isNaN() || d.isInfinite() || d == 0
          ? d
          : (Object) BigDecimal.valueOf(d).setScale(digits, mode).doubleValue();
    }
    DataType type = typeOf(call);
    return digits >= exact(value).scale() && value instanceof BigDecimal
        ? value
        : fitted(exact(value).setScale(Math.min(digits, exact(value).scale()), mode), type);
  }

  private @Nullable Object cast(Expr.Cast cast, Map<String, @Nullable Object> row) {
    Object value = eval(cast.value(), row);
    if (value == null) {
      return null;
    }
    try {
      return converted(value, cast.type());
    } catch (RowError e) {
      if (cast.isAttempt()) {
        return null;
      }
      throw e;
    }
  }

  private static Object converted(Object value, DataType to) {
    if (to.kind() == Kind.STRING) {
      return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
    if (value instanceof String text) {
      return parsed(text.strip(), to);
    }
    if (to.kind() == Kind.FLOAT64) {
      return value instanceof Boolean b ? (b ? 1.0 : 0.0) : ((Number) value).doubleValue();
    }
    if (value instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    if (value instanceof Double d && (d.isNaN() || d.isInfinite())) {
      throw new RowError();
    }
    if (value instanceof Double d) {
      return fitted(to.kind() == Kind.INT64 ? new BigDecimal(d) : BigDecimal.valueOf(d), to);
    }
    return fitted(exact((Number) value), to);
  }

  private static Object parsed(String text, DataType to) {
    try {
      switch (to.kind()) {
        case INT64:
          return fitted(new BigDecimal(new BigInteger(text)), to);
        case FLOAT64:
          return Double.valueOf(text);
        default:
          BigDecimal exact = new BigDecimal(text);
          return fitted(exact.setScale(scale(to), RoundingMode.UNNECESSARY), to);
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RowError();
    }
  }

  private static BigDecimal exact(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }

  /** Numbers by value, FLOAT64 when either is one; NaN last; text by code points. */
  static int compare(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      if (a instanceof Double || b instanceof Double) {
        return Double.compare(x.doubleValue() + 0.0, y.doubleValue() + 0.0);
      }
      return exact(x).compareTo(exact(y));
    }
    if (a instanceof String x && b instanceof String y) {
      int[] left = x.codePoints().toArray();
      int[] right = y.codePoints().toArray();
      return java.util.Arrays.compare(left, right);
    }
    @SuppressWarnings("unchecked")
    Comparable<Object> comparable = (Comparable<Object>) a;
    return comparable.compareTo(b);
  }

  private static Object time(String function, Object a, @Nullable Object b) {
    LocalDate date =
        a instanceof Instant instant
            ? instant.atOffset(ZoneOffset.UTC).toLocalDate()
            : (LocalDate) a;
    return switch (function) {
      case "day" -> date;
      case "month" -> date.withDayOfMonth(1);
      case "year" -> date.withDayOfYear(1);
      case "month_of" -> (long) date.getMonthValue();
      case "day_of_week" -> (long) date.getDayOfWeek().getValue();
      case "hour" -> ((Instant) a).truncatedTo(ChronoUnit.HOURS);
      case "minute_of" -> (long) ((Instant) a).atOffset(ZoneOffset.UTC).getMinute();
      default -> throw new IllegalArgumentException(function + " " + b);
    };
  }
}
