package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Money;
import io.bi4j.core.internal.vector.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A column of one long per row compared with a constant: one test of a range, no conversion. */
final class RangeComparison {
  private static final BigDecimal MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private RangeComparison() {}

  static Optional<BoundExpr> bind(CallSite site, Comparison comparison) {
    BoundExpr column = site.arg(0);
    BoundExpr constant = site.arg(1);
    if (!constant.isConstant() || constant.isNullConstant()) {
      return Optional.empty();
    }
    BigDecimal bound = raw(column.type(), constant);
    if (bound == null) {
      return Optional.empty();
    }
    BigDecimal low = MIN;
    BigDecimal high = MAX;
    switch (comparison) {
      case LESS -> high = bound.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
      case AT_MOST -> high = bound.setScale(0, RoundingMode.FLOOR);
      case GREATER -> low = bound.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
      case AT_LEAST -> low = bound.setScale(0, RoundingMode.CEILING);
      default -> {
        low = bound.setScale(0, RoundingMode.CEILING);
        high = bound.setScale(0, RoundingMode.FLOOR);
      }
    }
    return Optional.of(range(site, column, low, high, comparison == Comparison.NOT_EQUAL));
  }

  private static BoundExpr range(
      CallSite site, BoundExpr column, BigDecimal low, BigDecimal high, boolean not) {
    boolean empty = low.compareTo(high) > 0 || low.compareTo(MAX) > 0 || high.compareTo(MIN) < 0;
    long from = empty ? 1 : low.max(MIN).longValue();
    long to = empty ? 0 : high.min(MAX).longValue();
    return site.strict(
        DataType.BOOL, List.of(column), false, () -> LongCompare.range(from, to, not));
  }

  /** The constant in raw units of the column, perhaps with a fraction; null when not possible. */
  static @Nullable BigDecimal raw(DataType column, BoundExpr constant) {
    Object value = constant.constantValue();
    if (column.kind() == Kind.INT64 || column instanceof DecimalType) {
      DecimalType type = Types.decimal(column);
      boolean oneLong = column.kind() == Kind.INT64 || !type.isWide();
      if (!oneLong || !Types.isExact(constant.type())) {
        return null;
      }
      return new BigDecimal(String.valueOf(value)).scaleByPowerOfTen(type.scale());
    }
    if (!column.equals(constant.type())) {
      return null;
    }
    return raw(value);
  }

  private static @Nullable BigDecimal raw(@Nullable Object value) {
    if (value instanceof LocalDate date) {
      return BigDecimal.valueOf(date.toEpochDay());
    } else if (value instanceof LocalTime time) {
      return BigDecimal.valueOf(time.toNanoOfDay() / 1000);
    } else if (value instanceof LocalDateTime time) {
      return BigDecimal.valueOf(Times.micros(time));
    } else if (value instanceof Instant instant) {
      return BigDecimal.valueOf(Times.micros(instant));
    } else if (value instanceof Duration duration) {
      return BigDecimal.valueOf(Times.micros(duration));
    } else if (value instanceof Money money) {
      return BigDecimal.valueOf(money.minor());
    }
    return null;
  }
}
