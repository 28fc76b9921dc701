package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws well-typed expressions over a fixed schema, and rows of it. */
final class TypedExprs {
  static final Schema SCHEMA =
      Schema.of(
          Field.of("b1", DataType.BOOL),
          Field.of("b2", DataType.BOOL),
          Field.of("i1", DataType.INT64),
          Field.of("i2", DataType.INT64),
          Field.of("f1", DataType.FLOAT64),
          Field.of("f2", DataType.FLOAT64),
          Field.of("m1", DataType.decimal(10, 2)),
          Field.of("m2", DataType.decimal(18, 4)),
          Field.of("w1", DataType.decimal(30, 6)),
          Field.of("s1", DataType.STRING),
          Field.of("s2", DataType.STRING),
          Field.of("t1", DataType.TIMESTAMP),
          Field.of("d1", DataType.DATE));

  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "ab",
    "abc",
    "banana",
    " x ",
    "ÄÖ",
    "€uro",
    "𝄞a",
    "succeeded",
    "failed",
    "a_b%c",
    "12",
    "-3.50",
    "0",
    "nan",
    "aaaaaaaaaaaaaaaaaaaaaaaab"
  };
  private static final String[] PATTERNS = {
    "%", "", "a%", "%a", "%an%", "_", "a_", "%a%b%", "_%_", "abc", "%€%", "%_𝄞", "\\%", "b%n_"
  };

  private final Random random;

  TypedExprs(Random random) {
    this.random = random;
  }

  @Nullable Object[] row() {
    Object[] cells = {
      random.nextBoolean(),
      random.nextBoolean(),
      integer(),
      integer(),
      floating(),
      floating(),
      new BigDecimal(random.nextInt(2_000_000) - 1_000_000).movePointLeft(2).setScale(2),
      BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000_000_000L, 4),
      new BigDecimal(new java.math.BigInteger(95, random), 6).multiply(sign()),
      text(),
      text(),
      Instant.ofEpochSecond(random.nextInt() * 2L, random.nextInt(1_000_000) * 1000L),
      LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000)
    };
    for (int i = 0; i < cells.length; i++) {
      cells[i] = random.nextInt(6) == 0 ? null : cells[i];
    }
    return cells;
  }

  private BigDecimal sign() {
    return BigDecimal.valueOf(random.nextBoolean() ? 1 : -1);
  }

  private Object integer() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MAX_VALUE - random.nextInt(3);
      case 1 -> Long.MIN_VALUE + random.nextInt(3);
      case 2 -> 0L;
      default -> (long) random.nextInt(41) - 20;
    };
  }

  private double floating() {
    return switch (random.nextInt(10)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> random.nextInt(9) - 4.5;
      default -> random.nextGaussian() * 100;
    };
  }

  private String text() {
    return pick(TEXTS);
  }

  Expr bool(int depth) {
    if (depth <= 1) {
      return Exprs.col(pick("b1", "b2"));
    }
    int next = depth - 1;
    return switch (random.nextInt(10)) {
      case 0, 1 -> Exprs.call(pick("and", "or"), bool(next), bool(next), bool(next));
      case 2 -> Exprs.call("not", bool(next));
      case 3 -> Exprs.call(comparison(), number(next), number(next));
      case 4 -> Exprs.call(comparison(), text(next), text(next));
      case 5 -> Exprs.call(pick("is_null", "is_not_null"), any(next));
      case 6 -> Exprs.call("between", number(next), number(next), number(next));
      case 7 ->
          random.nextBoolean()
              ? Exprs.call("in", number(next), number(1), number(1), Exprs.lit(null))
              : Exprs.call("in", text(next), Exprs.lit("a"), Exprs.lit("abc"), textLiteral());
      case 8 -> Exprs.call("like", text(next), Exprs.lit(pick(PATTERNS)));
      default ->
          random.nextBoolean()
              ? Exprs.call(pick("starts_with", "ends_with", "contains"), text(next), text(next))
              : Exprs.call(comparison(), time(next), time(next));
    };
  }

  private String comparison() {
    return pick("=", "<>", "<", "<=", ">", ">=");
  }

  private Expr any(int depth) {
    return switch (random.nextInt(4)) {
      case 0 -> bool(depth);
      case 1 -> number(depth);
      case 2 -> text(depth);
      default -> time(depth);
    };
  }

  Expr number(int depth) {
    if (depth <= 1) {
      return random.nextInt(3) == 0
          ? Exprs.lit(numberLiteral())
          : Exprs.col(pick("i1", "i2", "f1", "f2", "m1", "m2", "w1"));
    }
    int next = depth - 1;
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> Exprs.call(pick("+", "-", "*", "/", "%"), number(next), number(next));
      case 3 -> Exprs.call(pick("negate", "abs", "sign", "floor", "ceil"), number(next));
      case 4 -> Exprs.call("round", number(next), Exprs.lit(random.nextInt(6) - 2));
      case 5 -> Exprs.call("case", bool(next), number(next), bool(next), number(next));
      case 6 -> Exprs.call(pick("coalesce", "greatest", "least"), number(next), number(next));
      case 7 -> Exprs.call("nullif", number(next), number(next));
      case 8 -> Exprs.call("if", bool(next), number(next), number(next));
      case 9 -> cast(next);
      case 10 ->
          random.nextBoolean()
              ? Exprs.call("length", text(next))
              : Exprs.call("sqrt", number(next));
      default -> Exprs.call(pick("month_of", "day_of_week", "minute_of"), Exprs.col("t1"));
    };
  }

  private Expr cast(int depth) {
    DataType target =
        switch (random.nextInt(4)) {
          case 0 -> DataType.INT64;
          case 1 -> DataType.FLOAT64;
          case 2 -> DataType.decimal(38, 4);
          default -> DataType.decimal(8, 2);
        };
    Expr value = random.nextInt(4) == 0 ? numeral() : number(depth);
    return random.nextBoolean() ? Exprs.cast(value, target) : Exprs.tryCast(value, target);
  }

  private Expr numeral() {
    return Exprs.lit(pick("12", " -3.50 ", "0", "x", "", "1e3", "99999999999999999999"));
  }

  private Object numberLiteral() {
    return switch (random.nextInt(4)) {
      case 0 -> (long) random.nextInt(7) - 3;
      case 1 -> BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(4));
      case 2 -> random.nextInt(9) - 4.5;
      default -> 100L;
    };
  }

  private Expr textLiteral() {
    return Exprs.lit(text());
  }

  Expr text(int depth) {
    if (depth <= 1) {
      return random.nextInt(4) == 0 ? textLiteral() : Exprs.col(pick("s1", "s2"));
    }
    int next = depth - 1;
    return switch (random.nextInt(9)) {
      case 0 -> Exprs.call(pick("upper", "lower", "trim", "reverse"), text(next));
      case 1 -> Exprs.call(pick("left", "right", "repeat"), text(next), small());
      case 2 -> Exprs.call("substring", text(next), small(), small());
      case 3 -> Exprs.call("replace", text(next), text(next), text(next));
      case 4 -> Exprs.call(pick("||", "concat"), text(next), text(next), text(next));
      case 5 -> Exprs.call(pick("lpad", "rpad"), text(next), small(), text(next));
      case 6 -> Exprs.call("split_part", text(next), text(1), small());
      case 7 -> Exprs.call("if", bool(next), text(next), text(next));
      default -> Exprs.call("coalesce", text(next), text(next));
    };
  }

  private Expr small() {
    return Exprs.lit(random.nextInt(12) - 3);
  }

  Expr time(int depth) {
    int next = Math.max(1, depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> Exprs.call(pick("day", "month", "year"), Exprs.col("t1"));
      case 1 -> Exprs.call(pick("day", "month", "year"), Exprs.col("d1"));
      case 2 -> Exprs.call("if", bool(next), Exprs.col("d1"), Exprs.call("day", Exprs.col("t1")));
      default -> Exprs.col("d1");
    };
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
