package io.bi4j.core.expr;

import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints expressions so that they parse back to equal ones, with as few parentheses as needed. */
final class Printer {
  private final StringBuilder out = new StringBuilder();

  private Printer() {}

  static String print(Expr expr) {
    Printer printer = new Printer();
    printer.append(expr, Operators.OR);
    return printer.out.toString();
  }

  /** A column's name, quoted when it could not stand bare. */
  static String name(String name) {
    boolean bare =
        Operators.isWord(name) && !Operators.RESERVED.contains(name.toLowerCase(Locale.ROOT));
    return bare ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** How tightly the outermost part of an expression binds when printed. */
  static int level(Expr expr) {
    if (!(expr instanceof Expr.Call call)) {
      return Operators.PRIMARY;
    }
    int binary = Operators.binary(call.function());
    if (binary != 0) {
      return binary;
    }
    return switch (call.function()) {
      case "not" -> isNegatedPredicate(call) ? Operators.COMPARE : Operators.NOT;
      case "is_null", "is_not_null", "in", "between", "like" -> Operators.COMPARE;
      case "negate" -> Operators.NEGATE;
      case "field" -> fieldName(call) == null ? Operators.PRIMARY : Operators.POSTFIX;
      case "element" -> Operators.POSTFIX;
      default -> Operators.PRIMARY;
    };
  }

  private static boolean isNegatedPredicate(Expr.Call not) {
    return not.arguments().get(0) instanceof Expr.Call inner
        && (inner.function().equals("in")
            || inner.function().equals("between")
            || inner.function().equals("like"));
  }

  private static @Nullable String fieldName(Expr.Call field) {
    return field.arguments().get(1) instanceof Expr.Literal literal
            && literal.value() instanceof String name
            && !name.isEmpty()
        ? name
        : null;
  }

  private void append(Expr expr, int least) {
    boolean wrapped = level(expr) < least;
    out.append(wrapped ? "(" : "");
    if (expr instanceof Expr.Column column) {
      out.append(name(column.name()));
    } else if (expr instanceof Expr.Literal literal) {
      literal(literal.value());
    } else if (expr instanceof Expr.Cast cast) {
      out.append(cast.isAttempt() ? "try_cast(" : "cast(");
      append(cast.value(), Operators.OR);
      out.append(" as ").append(cast.type()).append(')');
    } else if (expr instanceof Expr.Aggregate aggregate) {
      aggregate(aggregate);
    } else {
      call((Expr.Call) expr);
    }
    out.append(wrapped ? ")" : "");
  }

  private void call(Expr.Call call) {
    List<Expr> args = call.arguments();
    String name = call.function();
    int binds = Operators.binary(name);
    if (binds != 0) {
      infix(args, name, binds);
      return;
    }
    switch (name) {
      case "not" -> not(call);
      case "negate" -> negate(args.get(0));
      case "is_null" -> suffix(args.get(0), " is null");
      case "is_not_null" -> suffix(args.get(0), " is not null");
      case "in", "between", "like" -> predicate(call, "");
      case "case" -> caseWhen(args);
      case "element" -> {
        append(args.get(0), Operators.POSTFIX);
        out.append('[');
        append(args.get(1), Operators.OR);
        out.append(']');
      }
      case "field" -> field(call);
      default -> function(name, args);
    }
  }

  private void infix(List<Expr> args, String operator, int binds) {
    boolean tight = binds == Operators.COMPARE || Operators.isChain(operator);
    append(args.get(0), tight ? binds + 1 : binds);
    for (Expr arg : args.subList(1, args.size())) {
      out.append(' ').append(operator).append(' ');
      append(arg, binds + 1);
    }
  }

  private void not(Expr.Call call) {
    if (isNegatedPredicate(call)) {
      predicate((Expr.Call) call.arguments().get(0), " not");
    } else {
      out.append("not ");
      append(call.arguments().get(0), Operators.NOT);
    }
  }

  /** A minus directly before a number would be read as part of the number. */
  private void negate(Expr operand) {
    int at = out.append('-').length();
    append(operand, Operators.NEGATE);
    char first = out.charAt(at);
    if (first == '-' || first == '.' || (first >= '0' && first <= '9')) {
      out.insert(at, '(').append(')');
    }
  }

  private void suffix(Expr operand, String suffix) {
    append(operand, Operators.CONCAT);
    out.append(suffix);
  }

  private void predicate(Expr.Call call, String not) {
    List<Expr> args = call.arguments();
    append(args.get(0), Operators.CONCAT);
    out.append(not).append(' ').append(call.function()).append(' ');
    if (call.function().equals("in")) {
      out.append('(');
      list(args.subList(1, args.size()));
      out.append(')');
      return;
    }
    append(args.get(1), Operators.CONCAT);
    if (args.size() == 3) {
      out.append(call.function().equals("between") ? " and " : " escape ");
      append(args.get(2), Operators.CONCAT);
    }
  }

  private void caseWhen(List<Expr> args) {
    out.append("case");
    for (int i = 0; i + 1 < args.size(); i += 2) {
      out.append(" when ");
      append(args.get(i), Operators.OR);
      out.append(" then ");
      append(args.get(i + 1), Operators.OR);
    }
    if (args.size() % 2 == 1) {
      out.append(" else ");
      append(args.get(args.size() - 1), Operators.OR);
    }
    out.append(" end");
  }

  private void field(Expr.Call call) {
    String field = fieldName(call);
    if (field == null) {
      function("field", call.arguments());
    } else {
      append(call.arguments().get(0), Operators.POSTFIX);
      out.append('.').append(Operators.isWord(field) ? field : name(field));
    }
  }

  private void function(String name, List<Expr> args) {
    out.append(name).append('(');
    list(args);
    out.append(')');
  }

  private void list(List<Expr> args) {
    for (int i = 0; i < args.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      append(args.get(i), Operators.OR);
    }
  }

  private void aggregate(Expr.Aggregate aggregate) {
    out.append(aggregate.function()).append(aggregate.isDistinct() ? "(distinct " : "(");
    list(aggregate.arguments());
    out.append(')');
    aggregate
        .filter()
        .ifPresent(
            filter -> {
              out.append(" filter (where ");
              append(filter, Operators.OR);
              out.append(')');
            });
  }

  private void literal(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long) {
      out.append(value);
    } else if (value instanceof String text) {
      out.append('\'').append(text.replace("'", "''")).append('\'');
    } else if (value instanceof Double number) {
      float64(number);
    } else if (value instanceof BigDecimal number) {
      String plain = number.toPlainString();
      out.append(number.scale() > 0 ? plain : "decimal '" + plain + "'");
    } else {
      out.append(prefix(value)).append(" '").append(value).append('\'');
    }
  }

  private void float64(double number) {
    String text = Double.toString(number);
    if (!Double.isFinite(number)) {
      out.append("float64 '").append(text).append('\'');
    } else {
      out.append(text).append(text.indexOf('E') < 0 ? "E0" : "");
    }
  }

  private static String prefix(Object value) {
    if (value instanceof LocalDate) {
      return "date";
    } else if (value instanceof LocalTime) {
      return "time";
    } else if (value instanceof LocalDateTime) {
      return "local_datetime";
    } else if (value instanceof Instant) {
      return "timestamp";
    } else if (value instanceof Duration) {
      return "duration";
    } else if (value instanceof Money) {
      return "money";
    }
    throw new IllegalStateException("No literal form for " + value.getClass().getName());
  }
}
