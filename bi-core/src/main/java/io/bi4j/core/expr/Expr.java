package io.bi4j.core.expr;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression over the columns of a record: a column, a literal, a call, a cast or an aggregate
 * call.
 *
 * <p>Expressions are values: immutable, thread-safe, equal when they describe the same computation.
 * Where a node stood in the text it was parsed from ({@link #position()}) does not count. The
 * printed form ({@code toString()}) parses back to an equal expression. Build them with {@link
 * Exprs}.
 *
 * <p><b>Limits.</b> At most {@value #MAX_NODES} nodes and {@value #MAX_DEPTH} levels; a larger tree
 * cannot be built and fails with {@code core/bad-expression}.
 *
 * @since 0.1
 */
public abstract sealed class Expr {
  /** The most nodes of one expression. */
  public static final int MAX_NODES = 10_000;

  /** The most levels of one expression. */
  public static final int MAX_DEPTH = 200;

  private final int position;
  private final int nodes;
  private final int depth;
  private final List<Expr> children;

  private Expr(int position, List<Expr> children) {
    this.position = position;
    this.children = List.copyOf(children);
    long count = 1;
    int deepest = 0;
    for (Expr child : this.children) {
      count += child.nodes;
      deepest = Math.max(deepest, child.depth);
    }
    this.nodes = (int) Math.min(count, MAX_NODES + 1);
    this.depth = deepest + 1;
    if (nodes > MAX_NODES) {
      throw tooLarge("has more than " + MAX_NODES + " parts");
    }
    if (depth > MAX_DEPTH) {
      throw tooLarge("is nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  private BiException tooLarge(String what) {
    String where = position < 0 ? "" : " at position " + (position + 1);
    return new BiException(
        CoreErrors.BAD_EXPRESSION,
        "The expression " + what + where + ". Split it over several derived columns.");
  }

  /**
   * Where the node starts in the text it was parsed from, counted from 0; -1 when built in code.
   */
  public final int position() {
    return position;
  }

  /** The expressions that this one is computed from, in order. */
  public final List<Expr> children() {
    return children;
  }

  /**
   * The same node over other expressions.
   *
   * @throws IllegalArgumentException when it has another number of children
   */
  public final Expr withChildren(List<? extends Expr> replacements) {
    if (replacements.size() != children.size()) {
      throw new IllegalArgumentException(
          "Expression "
              + this
              + " has "
              + children.size()
              + " children, got "
              + replacements.size()
              + ".");
    }
    return replacements.equals(children) ? this : rebuilt(List.copyOf(replacements));
  }

  abstract Expr rebuilt(List<Expr> replacements);

  /** The text form, which {@link Exprs#parse(String)} reads back. */
  @Override
  public final String toString() {
    return Printer.print(this);
  }

  /** The value of a column. */
  public static final class Column extends Expr {
    private final String name;

    Column(String name, int position) {
      super(position, List.of());
      if (name.isEmpty()) {
        throw new IllegalArgumentException("A column needs a name; \"\" is none.");
      }
      this.name = name;
    }

    /** The column's name, case-sensitive. */
    public String name() {
      return name;
    }

    @Override
    Expr rebuilt(List<Expr> replacements) {
      return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Column column && column.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A constant. */
  public static final class Literal extends Expr {
    private final @Nullable Object value;

    Literal(@Nullable Object value, int position) {
      super(position, List.of());
      this.value = Literals.normalised(value);
    }

    /**
     * The constant in the form that {@link io.bi4j.core.data.Column#valueAt(int)} gives: Boolean,
     * Long, Double, BigDecimal, Money, String, a java.time value, or null.
     */
    public @Nullable Object value() {
      return value;
    }

    /** The type of the constant; empty for {@code null}, which takes the type it is used as. */
    public Optional<DataType> type() {
      return value == null ? Optional.empty() : Optional.of(Literals.typeOf(value));
    }

    @Override
    Expr rebuilt(List<Expr> replacements) {
      return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Literal literal && Objects.equals(literal.value, value);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(value);
    }
  }

  /** A function or operator applied to arguments. */
  public static final class Call extends Expr {
    private final String function;

    Call(String function, List<? extends Expr> arguments, int position) {
      super(position, List.copyOf(arguments));
      this.function = function;
      Operators.checkArity(function, arguments.size());
    }

    /** The function's name in lower case, or the operator's symbol, for example {@code +}. */
    public String function() {
      return function;
    }

    /** The arguments in order. */
    public List<Expr> arguments() {
      return children();
    }

    @Override
    Expr rebuilt(List<Expr> replacements) {
      return new Call(function, replacements, position());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Call call
          && call.function.equals(function)
          && call.children().equals(children());
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + children().hashCode();
    }
  }

  /** A value converted to another type. */
  public static final class Cast extends Expr {
    private final DataType type;
    private final boolean attempt;

    Cast(Expr value, DataType type, boolean attempt, int position) {
      super(position, List.of(value));
      this.type = requireNonNull(type, "type");
      this.attempt = attempt;
    }

    /** What is converted. */
    public Expr value() {
      return children().get(0);
    }

    /** The type of the result. */
    public DataType type() {
      return type;
    }

    /** Whether a value that does not convert gives null ({@code try_cast}), not an error. */
    public boolean isAttempt() {
      return attempt;
    }

    @Override
    Expr rebuilt(List<Expr> replacements) {
      return new Cast(replacements.get(0), type, attempt, position());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Cast cast
          && cast.attempt == attempt
          && cast.type.equals(type)
          && cast.value().equals(value());
    }

    @Override
    public int hashCode() {
      return 31 * type.hashCode() + value().hashCode();
    }
  }

  /** An aggregate over the rows of a group. */
  public static final class Aggregate extends Expr {
    private final String function;
    private final int argumentCount;
    private final boolean distinct;

    Aggregate(
        String function,
        List<? extends Expr> arguments,
        boolean distinct,
        @Nullable Expr filter,
        int position) {
      super(position, withFilter(arguments, filter));
      this.function = function;
      this.argumentCount = arguments.size();
      this.distinct = distinct;
      Aggregates.check(this);
    }

    private static List<Expr> withFilter(List<? extends Expr> arguments, @Nullable Expr filter) {
      List<Expr> all = new ArrayList<>(arguments);
      if (filter != null) {
        all.add(filter);
      }
      return all;
    }

    /** The aggregate's name in lower case, for example {@code sum}. */
    public String function() {
      return function;
    }

    /** The arguments in order; {@code first} and {@code last} have their order as the second. */
    public List<Expr> arguments() {
      return children().subList(0, argumentCount);
    }

    /** Whether equal arguments count once. */
    public boolean isDistinct() {
      return distinct;
    }

    /** The condition that a row must meet to count. */
    public Optional<Expr> filter() {
      return argumentCount == children().size()
          ? Optional.empty()
          : Optional.of(children().get(argumentCount));
    }

    /** What {@code first} and {@code last} order the rows by. */
    public Optional<Expr> order() {
      return Aggregates.isOrdered(function) ? Optional.of(children().get(1)) : Optional.empty();
    }

    @Override
    Expr rebuilt(List<Expr> replacements) {
      Expr filter = argumentCount == replacements.size() ? null : replacements.get(argumentCount);
      return new Aggregate(
          function, replacements.subList(0, argumentCount), distinct, filter, position());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Aggregate that
          && that.function.equals(function)
          && that.distinct == distinct
          && that.argumentCount == argumentCount
          && that.children().equals(children());
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + children().hashCode();
    }
  }
}
