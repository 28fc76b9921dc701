package io.bi4j.core.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Expr expressions}, from text or in code.
 *
 * <pre>{@code
 * Expr net = Exprs.parse("amount - fee");
 * Expr same = Exprs.call("-", Exprs.col("amount"), Exprs.col("fee"));
 * }</pre>
 *
 * @since 0.1
 */
public final class Exprs {
  private Exprs() {}

  /**
   * Reads an expression.
   *
   * @throws BiException {@code core/bad-expression} naming the position and what was expected
   */
  public static Expr parse(String text) {
    return new Parser(text).expression();
  }

  /**
   * Reads an expression with an optional name: {@code sum(net) as net}. Without {@code as}, a
   * column keeps its name, a field of a struct is named like the field, a cast like its operand,
   * and a call gets the function's name and the names of its columns joined by {@code _}: {@code
   * day(created)} is {@code day_created}, {@code count()} is {@code count}.
   *
   * @throws BiException {@code core/bad-expression}, also when there is no name and no rule for one
   */
  public static NamedExpr parseNamed(String text) {
    return new Parser(text).named();
  }

  /** The text form, which {@link #parse(String)} reads back to an equal expression. */
  public static String print(Expr expr) {
    return expr.toString();
  }

  /** A column by its name, which is case-sensitive. */
  public static Expr.Column col(String name) {
    return new Expr.Column(name, -1);
  }

  /**
   * A constant: null, a boolean, a number, text, {@link io.bi4j.core.data.Money} or a java.time
   * value. Times are cut to microseconds.
   *
   * @throws IllegalArgumentException when the value is of another class
   */
  public static Expr.Literal lit(@Nullable Object value) {
    return new Expr.Literal(value, -1);
  }

  /**
   * A function or operator applied to arguments, for example {@code call("upper", col("name"))} or
   * {@code call("+", a, b)}; an aggregate's name gives an aggregate call.
   */
  public static Expr call(String function, Expr... arguments) {
    return call(function, List.of(arguments));
  }

  /** A function or operator applied to arguments. */
  public static Expr call(String function, List<? extends Expr> arguments) {
    String name = function.toLowerCase(Locale.ROOT);
    return Aggregates.isAggregate(name)
        ? new Expr.Aggregate(name, arguments, false, null, -1)
        : new Expr.Call(name, arguments, -1);
  }

  /** A value converted to a type; a value that does not convert is an error of its row. */
  public static Expr.Cast cast(Expr value, DataType type) {
    return new Expr.Cast(value, type, false, -1);
  }

  /** A value converted to a type; a value that does not convert becomes null. */
  public static Expr.Cast tryCast(Expr value, DataType type) {
    return new Expr.Cast(value, type, true, -1);
  }

  /** An aggregate call with all its options. */
  public static Expr.Aggregate aggregate(
      String function, List<? extends Expr> arguments, boolean distinct, @Nullable Expr filter) {
    return new Expr.Aggregate(function.toLowerCase(Locale.ROOT), arguments, distinct, filter, -1);
  }

  /** The number of rows. */
  public static Expr.Aggregate count() {
    return aggregate("count", List.of(), false, null);
  }

  /** The number of values that are not null. */
  public static Expr.Aggregate count(Expr value) {
    return aggregate("count", List.of(value), false, null);
  }

  /** The number of different values that are not null. */
  public static Expr.Aggregate countDistinct(Expr value) {
    return aggregate("count_distinct", List.of(value), false, null);
  }

  /** The sum of the values that are not null; null when there is none. */
  public static Expr.Aggregate sum(Expr value) {
    return aggregate("sum", List.of(value), false, null);
  }

  /** The smallest value; null when there is none. */
  public static Expr.Aggregate min(Expr value) {
    return aggregate("min", List.of(value), false, null);
  }

  /** The largest value; null when there is none. */
  public static Expr.Aggregate max(Expr value) {
    return aggregate("max", List.of(value), false, null);
  }

  /** The mean of the values that are not null; null when there is none. */
  public static Expr.Aggregate avg(Expr value) {
    return aggregate("avg", List.of(value), false, null);
  }

  /** The exact quantile at {@code p} in 0..1 of the values that are not null. */
  public static Expr.Aggregate quantile(Expr value, double p) {
    return aggregate("quantile", List.of(value, lit(p)), false, null);
  }

  /** The value of the row that comes first by {@code order}. */
  public static Expr.Aggregate first(Expr value, Expr order) {
    return aggregate("first", List.of(value, order), false, null);
  }

  /** The value of the row that comes last by {@code order}. */
  public static Expr.Aggregate last(Expr value, Expr order) {
    return aggregate("last", List.of(value, order), false, null);
  }
}
