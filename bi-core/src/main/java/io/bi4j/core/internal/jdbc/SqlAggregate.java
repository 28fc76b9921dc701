package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.expr.AggregateTypes;
import io.bi4j.core.internal.expr.Binder;
import io.bi4j.core.internal.expr.BoundExpr;
import io.bi4j.core.internal.expr.ExprContext;
import io.bi4j.core.internal.expr.SqlDialect;
import io.bi4j.core.internal.expr.SqlRenderer;
import io.bi4j.core.internal.expr.SqlRenderer.Sql;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate call as SQL: one or more numbers that the database computes exactly, and how the
 * result follows from them. Sums of whole numbers are read as decimals of any size; a mean is
 * divided here, by the rule of docs/types.md.
 *
 * @param parts the SQL of the numbers
 * @param guards of the columns in them
 * @param types how each number is read
 * @param type of the result
 * @param finish the result of the numbers
 * @param plain whether the first number is the result as it stands
 */
record SqlAggregate(
    List<SqlText> parts,
    Set<String> guards,
    List<DataType> types,
    DataType type,
    Finish finish,
    boolean plain) {

  /** Computes a result from what was read. */
  @FunctionalInterface
  interface Finish {
    @Nullable Object of(List<@Nullable Object> numbers);
  }

  private static final DataType ANY_SIZE = DataType.decimal(38, 0);

  /** The call in SQL, when that is exact. */
  static Optional<SqlAggregate> of(
      Expr.Aggregate call,
      Schema schema,
      ExprContext context,
      SqlRenderer renderer,
      SqlDialect dialect) {
    List<DataType> arguments = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      BoundExpr bound = Binder.bind(argument, schema, context);
      arguments.add(bound.type());
    }
    Builder builder = new Builder(renderer, dialect);
    if (!builder.filter(call)) {
      return Optional.empty();
    }
    DataType type = AggregateTypes.resultType(call.function(), arguments);
    if (arguments.isEmpty()) {
      return call.function().equals("count")
          ? Optional.of(builder.single("count(*)", type))
          : Optional.empty();
    }
    Optional<Sql> argument = renderer.render(call.arguments().get(0));
    boolean known = arguments.size() == 1 && argument.isPresent();
    return known ? builder.over(call, argument.get(), arguments.get(0), type) : Optional.empty();
  }

  /** Collects the parts of one call. */
  private static final class Builder {
    private final SqlRenderer renderer;
    private final SqlDialect dialect;
    private final Set<String> guards = new LinkedHashSet<>();
    private @Nullable Sql filter;

    Builder(SqlRenderer renderer, SqlDialect dialect) {
      this.renderer = renderer;
      this.dialect = dialect;
    }

    boolean filter(Expr.Aggregate call) {
      if (call.filter().isEmpty()) {
        return true;
      }
      Optional<Sql> sql = renderer.render(call.filter().get());
      sql.ifPresent(
          found -> {
            filter = found;
            guards.addAll(found.guards());
          });
      return sql.isPresent();
    }

    Optional<SqlAggregate> over(Expr.Aggregate call, Sql argument, DataType of, DataType type) {
      guards.addAll(argument.guards());
      boolean whole = of.kind() == Kind.INT64 || of.kind() == Kind.MONEY;
      boolean exact = whole || (of.kind() == Kind.DECIMAL && dialect != SqlDialect.SQLITE);
      boolean ordered = exact || isOrdered(of);
      boolean distinct = call.isDistinct() || call.function().equals("count_distinct");
      return switch (call.function()) {
        case "count", "count_distinct" ->
            distinct && !ordered && of.kind() != Kind.BOOL
                ? Optional.empty()
                : Optional.of(single(distinct ? "count(DISTINCT #)" : "count(#)", argument, type));
        case "min", "max" ->
            ordered
                ? Optional.of(single(call.function() + "(#)", argument, type))
                : Optional.empty();
        case "sum" ->
            exact && !call.isDistinct() ? Optional.of(sum(argument, of, type)) : Optional.empty();
        case "avg" ->
            exact && !call.isDistinct() ? Optional.of(mean(argument, of, type)) : Optional.empty();
        default -> Optional.empty();
      };
    }

    private boolean isOrdered(DataType type) {
      return switch (type.kind()) {
        case STRING, DATE -> true;
        case LOCAL_DATETIME, TIMESTAMP -> dialect != SqlDialect.SQLITE;
        default -> false;
      };
    }

    SqlAggregate single(String form, DataType type) {
      return build(List.of(part(form, null)), List.of(read(type)), type, true, n -> n.get(0));
    }

    private SqlAggregate single(String form, Sql argument, DataType type) {
      return build(
          List.of(part(form, argument)),
          List.of(read(type)),
          type,
          true,
          numbers -> boxed(numbers.get(0), type));
    }

    /** SQLite adds in 64 bits, so its numbers are added in two halves. */
    private List<SqlText> sums(Sql argument, DataType of) {
      return dialect == SqlDialect.SQLITE && of.kind() != Kind.DECIMAL
          ? List.of(part("sum(# >> 32)", argument), part("sum(# & 4294967295)", argument))
          : List.of(part("sum(#)", argument));
    }

    private SqlAggregate sum(Sql argument, DataType of, DataType type) {
      List<SqlText> parts = sums(argument, of);
      DataType read = of.kind() == Kind.DECIMAL ? type : ANY_SIZE;
      return build(
          parts,
          parts.stream().map(part -> read).toList(),
          type,
          parts.size() == 1,
          numbers -> boxed(total(numbers, parts.size()), type));
    }

    private SqlAggregate mean(Sql argument, DataType of, DataType type) {
      List<SqlText> parts = new ArrayList<>(sums(argument, of));
      int sums = parts.size();
      parts.add(part("count(#)", argument));
      DataType read =
          of instanceof DecimalType decimal ? DataType.decimal(38, decimal.scale()) : ANY_SIZE;
      List<DataType> types = new ArrayList<>();
      parts.forEach(part -> types.add(types.size() < sums ? read : DataType.INT64));
      return build(
          parts,
          types,
          type,
          false,
          numbers -> {
            BigDecimal total = total(numbers, sums);
            return total == null
                ? null
                : divided(total, (Long) java.util.Objects.requireNonNull(numbers.get(sums)), type);
          });
    }

    private SqlText part(String form, @Nullable Sql argument) {
      SqlText text = new SqlText();
      int mark = form.indexOf('#');
      if (argument == null) {
        text.add(form);
      } else {
        text.add(form.substring(0, mark))
            .add(argument.sql(), argument.parameters())
            .add(form.substring(mark + 1));
      }
      return filter == null
          ? text
          : text.add(" FILTER (WHERE ").add(filter.sql(), filter.parameters()).add(")");
    }

    private SqlAggregate build(
        List<SqlText> parts, List<DataType> types, DataType type, boolean plain, Finish finish) {
      return new SqlAggregate(parts, guards, types, type, finish, plain);
    }
  }

  /** Money is read as its minor units. */
  private static DataType read(DataType type) {
    return type.kind() == Kind.MONEY ? DataType.INT64 : type;
  }

  private static @Nullable BigDecimal total(List<@Nullable Object> numbers, int parts) {
    Object first = numbers.get(0);
    if (first == null) {
      return null;
    }
    BigDecimal total = (BigDecimal) first;
    return parts == 1
        ? total
        : total
            .multiply(BigDecimal.valueOf(1L << 32))
            .add((BigDecimal) java.util.Objects.requireNonNull(numbers.get(1)));
  }

  private static @Nullable Object boxed(@Nullable Object value, DataType type) {
    if (value instanceof BigDecimal number && type.kind() != Kind.DECIMAL) {
      long exact = number.longValueExact();
      return boxed((Object) exact, type);
    }
    return value instanceof Long minor && type instanceof DataType.MoneyType money
        ? Money.ofMinor(minor, money.currency())
        : value;
  }

  private static @Nullable Object divided(BigDecimal total, long count, DataType type) {
    BigDecimal rows = BigDecimal.valueOf(count);
    return switch (type.kind()) {
      case FLOAT64 -> total.doubleValue() / count;
      case DECIMAL -> total.divide(rows, ((DecimalType) type).scale(), RoundingMode.HALF_UP);
      default -> boxed(total.divide(rows, 0, RoundingMode.HALF_EVEN), type);
    };
  }
}
