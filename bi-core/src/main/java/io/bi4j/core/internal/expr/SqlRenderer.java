package io.bi4j.core.internal.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes expressions as SQL where the database computes the same for every row, and refuses them
 * where it might not. Constants become parameters. One renderer serves filters of sources and
 * queries.
 */
public final class SqlRenderer {
  private static final Set<String> GRAINS = Set.of("day", "week", "month", "quarter", "year");

  private final Schema schema;
  private final ExprContext context;
  private final SqlDialect dialect;
  private final Function<String, Optional<SqlColumn>> columns;

  /**
   * A column in SQL.
   *
   * @param sql how it is written
   * @param guard SQL that is true for cells which reading rejects, or null when there are none
   */
  public record SqlColumn(String sql, @Nullable String guard) {}

  /**
   * An expression in SQL.
   *
   * @param sql the text, with question marks for parameters
   * @param parameters boxed values in the order of the question marks
   * @param guards of the columns in it: the value counts only for rows where all are false
   */
  public record Sql(String sql, List<Object> parameters, Set<String> guards) {}

  private SqlRenderer(
      Schema schema,
      ExprContext context,
      SqlDialect dialect,
      Function<String, Optional<SqlColumn>> columns) {
    this.schema = schema;
    this.context = context;
    this.dialect = dialect;
    this.columns = columns;
  }

  /**
   * A renderer.
   *
   * @param schema the columns and their types
   * @param columns how a column is written; empty when SQL would not see what we see
   */
  public static SqlRenderer of(
      Schema schema,
      ExprContext context,
      SqlDialect dialect,
      Function<String, Optional<SqlColumn>> columns) {
    return new SqlRenderer(schema, context, dialect, columns);
  }

  /** The expression in SQL, when that is exact. */
  public Optional<Sql> render(Expr expr) {
    List<Object> parameters = new ArrayList<>();
    Set<String> guards = new LinkedHashSet<>();
    String sql = new Writer(parameters, guards).write(expr, null);
    return sql == null ? Optional.empty() : Optional.of(new Sql(sql, parameters, guards));
  }

  /** The parts of a condition that must all be true. */
  public static List<Expr> conjuncts(Expr condition) {
    if (condition instanceof Expr.Call call && call.function().equals("and")) {
      return call.arguments().stream().flatMap(part -> conjuncts(part).stream()).toList();
    }
    return List.of(condition);
  }

  private @Nullable DataType typeOf(Expr expr) {
    try {
      return Binder.bind(expr, schema, context).type();
    } catch (BiException e) {
      // The engine says what is wrong when it binds the same expression.
      return null;
    }
  }

  /** Writes one expression; null means that it cannot be written. */
  private final class Writer {
    private final List<Object> parameters;
    private final Set<String> guards;

    Writer(List<Object> parameters, Set<String> guards) {
      this.parameters = parameters;
      this.guards = guards;
    }

    /** {@code as} is the type that a constant must take, or null for its own. */
    @Nullable String write(Expr expr, @Nullable DataType as) {
      if (expr instanceof Expr.Column column) {
        return column(column.name());
      } else if (expr instanceof Expr.Literal literal) {
        return literal(literal, as);
      } else if (expr instanceof Expr.Call call) {
        return call(call);
      }
      return null;
    }

    private @Nullable String column(String name) {
      Optional<SqlColumn> column = schema.has(name) ? columns.apply(name) : Optional.empty();
      if (column.isEmpty()) {
        return null;
      }
      String guard = column.get().guard();
      if (guard != null) {
        guards.add(guard);
      }
      return schema.field(name).type().kind() == Kind.STRING
          ? collated(column.get().sql())
          : column.get().sql();
    }

    private @Nullable String literal(Expr.Literal literal, @Nullable DataType as) {
      Object value = literal.value();
      if (value instanceof Money money) {
        value = money.minor();
      } else if (as != null && as.kind() == Kind.FLOAT64 && value instanceof Number number) {
        value = number.doubleValue();
      } else if (as instanceof DecimalType && value instanceof Long number) {
        value = BigDecimal.valueOf(number);
      }
      boolean unknown =
          value == null
              || (value instanceof Double number && number.isNaN() && dialect == SqlDialect.SQLITE)
              || (value instanceof String text && text.indexOf('\0') >= 0);
      if (value == null || unknown) {
        return null;
      }
      parameters.add(value);
      return "?";
    }

    private @Nullable String call(Expr.Call call) {
      String name = call.function();
      io.bi4j.core.internal.expr.Function function = Functions.find(name);
      if (name.equals("in")) {
        return in(call);
      }
      Optional<SqlForm> form = function == null ? Optional.empty() : function.sql(dialect);
      if (form.isEmpty() || !form.get().exact()) {
        return null;
      }
      DataType common = null;
      if (GRAINS.contains(name)) {
        if (!isLocal(call.arguments().get(0)) || !isMondayFirst(name)) {
          return null;
        }
      } else if (!isLogic(name)) {
        common = commonType(call.arguments());
        if (common == null || !isComparable(common)) {
          return null;
        }
      }
      if (name.equals("between")) {
        // Its first argument stands twice in the text, with its parameters.
        return call.arguments().get(0) instanceof Expr.Column
            ? filled(form.get(), call, common)
            : null;
      }
      return filled(form.get(), call, common);
    }

    private @Nullable String filled(SqlForm form, Expr.Call call, @Nullable DataType common) {
      List<String> arguments = new ArrayList<>();
      for (Expr argument : call.arguments()) {
        String sql = write(argument, common);
        if (sql == null) {
          return null;
        }
        arguments.add(sql);
      }
      return form.render(arguments);
    }

    private @Nullable String in(Expr.Call call) {
      List<Expr> arguments = call.arguments();
      DataType common = commonType(arguments);
      if (common == null || !isComparable(common)) {
        return null;
      }
      String value = write(arguments.get(0), common);
      if (value == null) {
        return null;
      }
      List<String> list = new ArrayList<>();
      for (Expr each : arguments.subList(1, arguments.size())) {
        String sql = each instanceof Expr.Literal ? write(each, common) : null;
        if (sql == null) {
          return null;
        }
        list.add(sql);
      }
      return "(" + value + " IN (" + String.join(", ", list) + "))";
    }
  }

  private String collated(String sql) {
    return switch (dialect) {
      case DUCKDB -> "(" + sql + " COLLATE C)";
      case POSTGRESQL -> "(" + sql + " COLLATE \"C\")";
      case SQLITE -> "(" + sql + " COLLATE BINARY)";
    };
  }

  private static boolean isLogic(String name) {
    return switch (name) {
      case "and", "or", "not", "is_null", "is_not_null", "length" -> true;
      default -> false;
    };
  }

  private boolean isLocal(Expr argument) {
    DataType type = typeOf(argument);
    return type != null
        && (type.kind() == Kind.DATE
            || (type.kind() == Kind.LOCAL_DATETIME && dialect != SqlDialect.SQLITE));
  }

  private boolean isMondayFirst(String grain) {
    return !grain.equals("week") || context.weekStart() == java.time.DayOfWeek.MONDAY;
  }

  /**
   * The type that all of them have; a constant number takes the type of the others where that
   * changes nothing. Null when two differ: databases convert in ways of their own.
   */
  private @Nullable DataType commonType(List<Expr> exprs) {
    DataType common = null;
    for (Expr expr : exprs) {
      DataType type = expr instanceof Expr.Literal ? null : typeOf(expr);
      if (!(expr instanceof Expr.Literal)) {
        if (type == null || (common != null && !isSame(common, type))) {
          return null;
        }
        common = type;
      }
    }
    if (common == null) {
      return null;
    }
    for (Expr expr : exprs) {
      if (expr instanceof Expr.Literal literal && !takes(common, literal)) {
        return null;
      }
    }
    return common;
  }

  private static boolean isSame(DataType left, DataType right) {
    return left.equals(right)
        || (left instanceof DecimalType a && right instanceof DecimalType b && fits(a, b));
  }

  /** Whether both have a decimal type that holds them; beyond it databases use doubles. */
  private static boolean fits(DecimalType a, DecimalType b) {
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return whole + Math.max(a.scale(), b.scale()) <= DecimalType.MAX_PRECISION;
  }

  private static boolean takes(DataType type, Expr.Literal literal) {
    Object value = literal.value();
    DataType own = literal.type().orElse(null);
    if (value == null || own == null) {
      return false;
    }
    return switch (type.kind()) {
      case FLOAT64 -> own.isNumeric();
      case DECIMAL ->
          own.kind() == Kind.INT64
              ? fits((DecimalType) type, new DecimalType(19, 0))
              : own instanceof DecimalType decimal && fits((DecimalType) type, decimal);
      default -> own.equals(type);
    };
  }

  private boolean isComparable(DataType type) {
    return switch (type.kind()) {
      case BOOL, INT64, FLOAT64, STRING, DATE -> true;
      case DECIMAL, TIME, LOCAL_DATETIME, TIMESTAMP -> dialect != SqlDialect.SQLITE;
      case MONEY -> !((DataType.MoneyType) type).inColumn();
      default -> false;
    };
  }
}
