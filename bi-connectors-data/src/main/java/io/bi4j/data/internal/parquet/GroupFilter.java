package io.bi4j.data.internal.parquet;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds row groups without a row that meets a condition, by the statistics of their columns. What
 * it does not understand it takes for possible; it never drops a row that counts. Immutable.
 */
public final class GroupFilter {
  private final Expr condition;

  public GroupFilter(Expr condition) {
    this.condition = condition;
  }

  boolean mayMatch(FileMeta meta, int group, Function<String, Shape.@Nullable Leaf> columns) {
    return may(condition, meta.groups().get(group), columns);
  }

  private boolean may(
      Expr expr, FileMeta.Group group, Function<String, Shape.@Nullable Leaf> columns) {
    if (!(expr instanceof Expr.Call call)) {
      return true;
    }
    return switch (call.function()) {
      case "and" -> call.arguments().stream().allMatch(part -> may(part, group, columns));
      case "or" -> call.arguments().stream().anyMatch(part -> may(part, group, columns));
      case "=", "<", "<=", ">", ">=" ->
          compare(
              call.function(), call.arguments().get(0), call.arguments().get(1), group, columns);
      case "between" -> {
        Expr value = call.arguments().get(0);
        yield compare(">=", value, call.arguments().get(1), group, columns)
            && compare("<=", value, call.arguments().get(2), group, columns);
      }
      case "in" -> {
        Expr value = call.arguments().get(0);
        yield call.arguments().stream()
            .skip(1)
            .anyMatch(one -> compare("=", value, one, group, columns));
      }
      case "is_null", "is_not_null" ->
          nulls(call.function().equals("is_null"), call.arguments().get(0), group, columns);
      default -> true;
    };
  }

  private static boolean nulls(
      boolean wanted, Expr of, FileMeta.Group group, Function<String, Shape.@Nullable Leaf> cols) {
    Shape.Leaf leaf = of instanceof Expr.Column column ? cols.apply(column.name()) : null;
    if (leaf == null) {
      return true;
    }
    FileMeta.Stats stats = group.chunks().get(leaf.node().leaf).stats();
    if (stats == null || stats.nulls() < 0 || leaf.conversion() == Conversion.NOTHING) {
      return true;
    }
    return wanted ? stats.nulls() > 0 : stats.nulls() < group.rows();
  }

  private static boolean compare(
      String operator,
      Expr left,
      Expr right,
      FileMeta.Group group,
      Function<String, Shape.@Nullable Leaf> columns) {
    if (left instanceof Expr.Literal && right instanceof Expr.Column) {
      return compare(turned(operator), right, left, group, columns);
    }
    if (!(left instanceof Expr.Column column) || !(right instanceof Expr.Literal literal)) {
      return true;
    }
    Shape.Leaf leaf = columns.apply(column.name());
    Object value = literal.value();
    if (leaf == null || value == null) {
      return true;
    }
    FileMeta.Stats stats = group.chunks().get(leaf.node().leaf).stats();
    if (stats == null) {
      return true;
    }
    if (stats.nulls() == group.rows() && leaf.node().isLeaf()) {
      return false;
    }
    Range range = Range.of(leaf, stats, value);
    return range == null || range.may(operator);
  }

  private static String turned(String operator) {
    return switch (operator) {
      case "<" -> ">";
      case "<=" -> ">=";
      case ">" -> "<";
      case ">=" -> "<=";
      default -> operator;
    };
  }

  /**
   * How a constant compares with the least and greatest value.
   *
   * @param toMin its order against the least value
   * @param toMax its order against the greatest value
   */
  private record Range(int toMin, int toMax) {

    static @Nullable Range of(Shape.Leaf leaf, FileMeta.Stats stats, Object value) {
      byte[] min = stats.min();
      byte[] max = stats.max();
      if (min == null || max == null) {
        return null;
      }
      if (leaf.conversion() == Conversion.TEXT && value instanceof String text) {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Range(Arrays.compareUnsigned(utf8, min), Arrays.compareUnsigned(utf8, max));
      }
      BigDecimal number = number(leaf.type(), value);
      BigDecimal least = number(leaf, min);
      BigDecimal most = number(leaf, max);
      return number == null || least == null || most == null
          ? null
          : new Range(number.compareTo(least), number.compareTo(most));
    }

    boolean may(String operator) {
      return switch (operator) {
        case "=" -> toMin >= 0 && toMax <= 0;
        case "<" -> toMin > 0;
        case "<=" -> toMin >= 0;
        case ">" -> toMax < 0;
        default -> toMax <= 0;
      };
    }

    /** A constant on the scale of a column's stored values, or null when it does not compare. */
    private static @Nullable BigDecimal number(DataType type, Object value) {
      return switch (type.kind()) {
        case INT64, DECIMAL ->
            value instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : value instanceof BigDecimal exact ? exact : null;
        case DATE -> value instanceof LocalDate day ? BigDecimal.valueOf(day.toEpochDay()) : null;
        case TIMESTAMP ->
            value instanceof Instant instant
                ? BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant))
                : null;
        case LOCAL_DATETIME ->
            value instanceof LocalDateTime local
                ? BigDecimal.valueOf(
                    ChronoUnit.MICROS.between(Instant.EPOCH, local.toInstant(ZoneOffset.UTC)))
                : null;
        default -> null;
      };
    }

    /** A stored bound in the unit of the column, or null when it is not known how. */
    private static @Nullable BigDecimal number(Shape.Leaf leaf, byte[] stored) {
      Physical physical = leaf.node().physical();
      if (leaf.conversion() == Conversion.DECIMAL_OF_BYTES) {
        return stored.length == 0
            ? null
            : new BigDecimal(new BigInteger(stored), leaf.node().logical.scale());
      }
      boolean whole = physical == Physical.INT32 || physical == Physical.INT64;
      if (!whole || stored.length != physical.width) {
        return null;
      }
      long raw =
          physical == Physical.INT32
              ? ByteBuilder.int32At(stored, 0)
              : ByteBuilder.int64At(stored, 0);
      return switch (leaf.conversion()) {
        case LONG -> BigDecimal.valueOf(raw);
        case DECIMAL_OF_LONG -> BigDecimal.valueOf(raw, leaf.node().logical.scale());
        case MILLIS_TO_MICROS -> BigDecimal.valueOf(raw).scaleByPowerOfTen(3);
        case NANOS_TO_MICROS -> BigDecimal.valueOf(raw).scaleByPowerOfTen(-3);
        default -> null;
      };
    }
  }
}
