package io.bi4j.core.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws expression trees of every shape, well typed or not. */
final class RandomExprs {
  private static final String[] BINARY = {"+", "-", "*", "/", "%", "=", "<>", "<", "<=", ">", ">="};
  private static final String[] FUNCTIONS = {
    "upper", "day", "date_trunc", "if", "left", "date", "interval", "filter", "escape", "f_1"
  };
  private static final String[] NAMES = {
    "amount", "Amount", "_x", "a b", "and", "NULL", "select", "1st", "ünï", "a\"b", "a.b", "x'y",
    "date", "case", "end", "is", "filter", "escape", "#0", "\n", "sum", "minor"
  };
  private static final String[] TEXTS = {"", "'", "it''s", "a\"b", "ü€𝄞", "\n\t", "%_\\", "null"};

  private final Random random;

  RandomExprs(Random random) {
    this.random = random;
  }

  Expr next(int depth) {
    if (depth <= 1 || random.nextInt(6) == 0) {
      return random.nextBoolean() ? Exprs.col(pick(NAMES)) : Exprs.lit(value());
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> Exprs.call(pick(BINARY), next(depth - 1), next(depth - 1));
      case 3 -> Exprs.call(pick("and", "or", "||"), several(depth, 2));
      case 4 -> Exprs.call(pick("not", "negate", "is_null", "is_not_null"), next(depth - 1));
      case 5 -> Exprs.call("in", several(depth, 2));
      case 6 -> Exprs.call("between", next(depth - 1), next(depth - 1), next(depth - 1));
      case 7 -> Exprs.call(pick("case", "like"), exactly(depth, 2 + random.nextInt(2)));
      case 8 -> cast(next(depth - 1));
      case 9 -> nested(depth);
      case 10 -> aggregate(depth);
      default -> Exprs.call(pick(FUNCTIONS), several(depth, 0));
    };
  }

  private Expr cast(Expr value) {
    return random.nextBoolean() ? Exprs.cast(value, type(2)) : Exprs.tryCast(value, type(2));
  }

  private Expr nested(int depth) {
    if (random.nextBoolean()) {
      return Exprs.call("element", next(depth - 1), next(depth - 1));
    }
    Expr name = random.nextInt(5) == 0 ? next(depth - 1) : Exprs.lit(pick(NAMES));
    return Exprs.call("field", next(depth - 1), name);
  }

  private Expr aggregate(int depth) {
    Expr filter = random.nextInt(3) == 0 ? next(depth - 1) : null;
    Expr value = next(depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> Exprs.aggregate("count", List.of(), false, filter);
      case 1 -> Exprs.aggregate("count_distinct", List.of(value), false, filter);
      case 2 -> Exprs.aggregate(pick("sum", "avg"), List.of(value), random.nextBoolean(), filter);
      case 3 -> Exprs.aggregate("quantile", List.of(value, Exprs.lit(0.95)), false, filter);
      default -> Exprs.aggregate(pick("first", "last"), exactly(depth, 2), false, filter);
    };
  }

  private List<Expr> several(int depth, int least) {
    return exactly(depth, least + random.nextInt(3));
  }

  private List<Expr> exactly(int depth, int count) {
    List<Expr> exprs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      exprs.add(next(depth - 1));
    }
    return exprs;
  }

  private @Nullable Object value() {
    return switch (random.nextInt(13)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> pick(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 5);
      case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 5 ->
          pick(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300);
      case 6 -> new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(37));
      case 7 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(3)).negate();
      case 8 -> pick(TEXTS);
      case 9 -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000);
      case 10 ->
          random.nextBoolean()
              ? LocalTime.ofNanoOfDay(random.nextInt(86_400_000) * 1_000_000L)
              : LocalDateTime.ofEpochSecond(
                  random.nextInt(), random.nextInt(9) * 1000, ZoneOffset.UTC);
      case 11 ->
          random.nextBoolean()
              ? Instant.ofEpochSecond(random.nextInt() * 100L, random.nextInt(999) * 1000L)
              : Duration.ofNanos(random.nextInt() * 1000L);
      default -> Money.ofMinor(random.nextLong(), pick("EUR", "KES", "JPY"));
    };
  }

  private DataType type(int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 10)) {
      case 0 -> DataType.INT64;
      case 1 -> DataType.STRING;
      case 2 -> DataType.decimal(18, 2);
      case 3 -> DataType.money("EUR");
      case 4 -> DataType.moneyIn(pick(NAMES));
      case 5 -> DataType.TIMESTAMP;
      case 6 -> DataType.LOCAL_DATETIME;
      case 7 -> DataType.list(type(depth - 1));
      case 8 -> DataType.map(DataType.STRING, type(depth - 1));
      default ->
          DataType.struct(
              List.of(Field.of(pick(NAMES), type(depth - 1)), Field.required("zz", DataType.BOOL)));
    };
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
