package io.bi4j.core.expr;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by precedence climbing. Recursion is bounded by {@link #MAX_NESTING}, chains of
 * operators are read in a loop, and the tree itself is bounded by {@link Expr}.
 */
final class Parser {
  /** An operator's right side and its parenthesis count one each, hence twice the tree's depth. */
  private static final int MAX_NESTING = 2 * Expr.MAX_DEPTH + 10;

  private static final String WRITE_PARENTHESES =
      "Comparisons do not chain: write a < b and b < c, or use parentheses.";

  private final Lexer lexer;
  private int nesting;
  private int nodes;

  /** The comparison just read without parentheses around it; nothing may be compared with it. */
  private @Nullable Expr comparison;

  Parser(String text) {
    this.lexer = new Lexer(text);
  }

  Expr expression() {
    Expr expr = parse(Operators.OR);
    requireEnd();
    return expr;
  }

  NamedExpr named() {
    Expr expr = parse(Operators.OR);
    if (!lexer.isWord("as")) {
      requireEnd();
      return new NamedExpr(defaultName(expr), expr);
    }
    lexer.advance();
    if (lexer.kind != Kind.QUOTED && lexer.kind != Kind.WORD || lexer.value.isEmpty()) {
      throw unexpected("a name after \"as\"");
    }
    String name = lexer.value;
    lexer.advance();
    requireEnd();
    return new NamedExpr(name, expr);
  }

  private String defaultName(Expr expr) {
    return NamedExpr.defaultName(expr)
        .orElseThrow(
            () ->
                lexer.error(
                    lexer.start, "the result has no name", "Add one: … as \"net amount\"."));
  }

  private void requireEnd() {
    if (lexer.kind != Kind.END) {
      throw unexpected("an operator or the end");
    }
  }

  private Expr parse(int level) {
    if (++nesting > MAX_NESTING) {
      throw lexer.error(
          lexer.start,
          "it is nested more than " + Expr.MAX_DEPTH + " levels deep",
          "Split it over several derived columns.");
    }
    int start = lexer.start;
    Expr left = prefix(level);
    while (true) {
      Expr more = infix(left, level, start);
      if (more == null) {
        nesting--;
        return left;
      }
      left = more;
    }
  }

  private Expr prefix(int level) {
    int start = lexer.start;
    if (lexer.isWord("not") && level <= Operators.NOT) {
      lexer.advance();
      return call("not", List.of(parse(Operators.NOT)), start);
    }
    if (lexer.is("-")) {
      lexer.advance();
      if (lexer.kind == Kind.NUMBER) {
        return postfix(number("-", start), start);
      }
      return call("negate", List.of(parse(Operators.NEGATE)), start);
    }
    return postfix(primary(), start);
  }

  /** The left side extended by one operator that binds at least this tightly, or null. */
  private @Nullable Expr infix(Expr left, int level, int start) {
    String operator =
        switch (lexer.kind) {
          case SYMBOL -> lexer.value.equals("!=") ? "<>" : lexer.value;
          case WORD -> lexer.value.toLowerCase(Locale.ROOT);
          default -> "";
        };
    int binds = Operators.binary(operator);
    if (binds == 0) {
      return level <= Operators.COMPARE ? predicate(left, operator, start) : null;
    }
    if (binds < level) {
      return null;
    }
    if (binds == Operators.COMPARE) {
      refuseChain(left);
    }
    if (Operators.isChain(operator)) {
      return call(operator, chain(left, operator, binds), start);
    }
    lexer.advance();
    Expr both = call(operator, List.of(left, parse(binds + 1)), start);
    return binds == Operators.COMPARE ? compared(both) : both;
  }

  private List<Expr> chain(Expr first, String operator, int binds) {
    List<Expr> operands = new ArrayList<>(List.of(first));
    while (lexer.is(operator) || lexer.isWord(operator)) {
      lexer.advance();
      operands.add(parse(binds + 1));
    }
    return operands;
  }

  /** The operators at the level of comparisons that are words: is, in, between, like. */
  private @Nullable Expr predicate(Expr left, String word, int start) {
    boolean negated = word.equals("not");
    if (!negated && !word.equals("is") && !isPredicate(word)) {
      return null;
    }
    refuseChain(left);
    lexer.advance();
    if (word.equals("is")) {
      boolean not = takeWord("not");
      requireWord("null");
      return compared(call(not ? "is_not_null" : "is_null", List.of(left), start));
    }
    String name = negated ? lexer.value.toLowerCase(Locale.ROOT) : word;
    if (negated) {
      if (lexer.kind != Kind.WORD || !isPredicate(name)) {
        throw unexpected("in, between or like after \"not\"");
      }
      lexer.advance();
    }
    Expr test = call(name, operands(left, name), start);
    return compared(negated ? call("not", List.of(test), start) : test);
  }

  private Expr compared(Expr test) {
    comparison = test;
    return test;
  }

  private static boolean isPredicate(String word) {
    return word.equals("in") || word.equals("between") || word.equals("like");
  }

  private List<Expr> operands(Expr left, String name) {
    List<Expr> operands = new ArrayList<>(List.of(left));
    if (name.equals("in")) {
      requireSymbol("(");
      list(operands);
    } else if (name.equals("between")) {
      operands.add(parse(Operators.CONCAT));
      requireWord("and");
      operands.add(parse(Operators.CONCAT));
    } else {
      operands.add(parse(Operators.CONCAT));
      if (takeWord("escape")) {
        operands.add(parse(Operators.CONCAT));
      }
    }
    return operands;
  }

  private void refuseChain(Expr left) {
    if (left == comparison) {
      throw lexer.error(lexer.start, "a second comparison follows the first", WRITE_PARENTHESES);
    }
  }

  private Expr postfix(Expr operand, int start) {
    Expr expr = operand;
    while (true) {
      if (lexer.is(".")) {
        lexer.advance();
        if (lexer.kind != Kind.WORD && lexer.kind != Kind.QUOTED) {
          throw unexpected("a field's name after \".\"");
        }
        Expr name = new Expr.Literal(lexer.value, lexer.start);
        lexer.advance();
        expr = call("field", List.of(expr, name), start);
      } else if (lexer.is("[")) {
        lexer.advance();
        Expr index = parse(Operators.OR);
        requireSymbol("]");
        expr = call("element", List.of(expr, index), start);
      } else if (lexer.is("::")) {
        expr = new Expr.Cast(expr, type(), false, start);
        count();
      } else {
        return expr;
      }
    }
  }

  private Expr primary() {
    int start = lexer.start;
    switch (lexer.kind) {
      case NUMBER:
        return number("", start);
      case STRING:
        return literal(takeValue(), start);
      case QUOTED:
        if (lexer.value.isEmpty()) {
          throw unexpected("a column name between the quotes");
        }
        return counted(new Expr.Column(takeValue(), start));
      case WORD:
        return word(start);
      default:
        if (!lexer.is("(")) {
          throw unexpected("a value");
        }
        lexer.advance();
        Expr inner = parse(Operators.OR);
        requireSymbol(")");
        comparison = null;
        return inner;
    }
  }

  private Expr word(int start) {
    String word = lexer.value;
    String lower = word.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "null", "true", "false":
        lexer.advance();
        return literal(lower.equals("null") ? null : Boolean.valueOf(lower), start);
      case "case":
        return caseWhen(start);
      case "cast", "try_cast":
        return cast(lower.equals("try_cast"), start);
      default:
        if (Operators.RESERVED.contains(lower)) {
          throw unexpected("a value");
        }
    }
    lexer.advance();
    if (lexer.is("(")) {
      lexer.advance();
      return function(lower, start);
    }
    if (lexer.kind == Kind.STRING && TypedLiterals.isPrefix(lower)) {
      return literal(TypedLiterals.read(lexer, lower, takeValue(), start), start);
    }
    return counted(new Expr.Column(word, start));
  }

  private Expr function(String name, int start) {
    if (Aggregates.isAggregate(name)) {
      return aggregate(name, start);
    }
    List<Expr> arguments = new ArrayList<>();
    list(arguments);
    return call(name, arguments, start);
  }

  private Expr aggregate(String name, int start) {
    boolean distinct = takeWord("distinct");
    List<Expr> arguments = new ArrayList<>();
    if (!distinct && name.equals("count") && lexer.is("*")) {
      lexer.advance();
      requireSymbol(")");
    } else {
      list(arguments);
    }
    Expr filter = null;
    if (lexer.isWord("filter") && lexer.isFollowedBy('(')) {
      lexer.advance();
      lexer.advance();
      requireWord("where");
      filter = parse(Operators.OR);
      requireSymbol(")");
    }
    boolean countDistinct = distinct && name.equals("count");
    String function = countDistinct ? "count_distinct" : name;
    try {
      return counted(
          new Expr.Aggregate(function, arguments, distinct && !countDistinct, filter, start));
    } catch (IllegalArgumentException e) {
      throw lexer.error(start, stripped(e), "Correct the call.");
    }
  }

  /** Expressions separated by commas up to the closing parenthesis. */
  private void list(List<Expr> into) {
    if (lexer.is(")")) {
      lexer.advance();
      return;
    }
    into.add(parse(Operators.OR));
    while (lexer.is(",")) {
      lexer.advance();
      into.add(parse(Operators.OR));
    }
    requireSymbol(")");
  }

  private Expr caseWhen(int start) {
    lexer.advance();
    @Nullable Expr subject = lexer.isWord("when") ? null : parse(Operators.OR);
    List<Expr> parts = new ArrayList<>();
    do {
      requireWord("when");
      int at = lexer.start;
      Expr when = parse(Operators.OR);
      parts.add(subject == null ? when : call("=", List.of(subject, when), at));
      requireWord("then");
      parts.add(parse(Operators.OR));
    } while (lexer.isWord("when"));
    if (takeWord("else")) {
      parts.add(parse(Operators.OR));
    }
    requireWord("end");
    return call("case", parts, start);
  }

  private Expr cast(boolean attempt, int start) {
    lexer.advance();
    requireSymbol("(");
    Expr value = parse(Operators.OR);
    if (!lexer.isWord("as")) {
      throw unexpected("\"as\" and a type");
    }
    DataType type = type();
    requireSymbol(")");
    return counted(new Expr.Cast(value, type, attempt, start));
  }

  /** A type, which starts after the current token. */
  private DataType type() {
    int from = lexer.end();
    int to = TypeText.end(lexer.text(), from);
    String text = lexer.text().substring(from, to).strip();
    try {
      DataType type = DataType.parse(text.indexOf('"') < 0 ? text.toUpperCase(Locale.ROOT) : text);
      lexer.moveTo(to);
      return type;
    } catch (BiException | IllegalArgumentException e) {
      throw lexer.error(
          from,
          "\"" + Lexer.cut(text) + "\" is no type",
          "Use one such as INT64, STRING or DECIMAL(18,2).");
    }
  }

  private Expr number(String sign, int start) {
    String digits = sign + takeValue();
    try {
      return literal(Numbers.read(digits), start);
    } catch (ArithmeticException | NumberFormatException e) {
      throw lexer.error(
          start,
          "number " + Lexer.cut(digits) + " is not possible: " + e.getMessage(),
          "Write it shorter.");
    }
  }

  private Expr literal(@Nullable Object value, int start) {
    return counted(new Expr.Literal(value, start));
  }

  private Expr call(String name, List<Expr> arguments, int start) {
    try {
      return counted(new Expr.Call(name, arguments, start));
    } catch (IllegalArgumentException e) {
      throw lexer.error(start, stripped(e), "Correct the call.");
    }
  }

  private static String stripped(IllegalArgumentException e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private Expr counted(Expr expr) {
    count();
    return expr;
  }

  private void count() {
    if (++nodes > Expr.MAX_NODES) {
      throw lexer.error(
          lexer.start,
          "it has more than " + Expr.MAX_NODES + " parts",
          "Split it over several derived columns.");
    }
  }

  private String takeValue() {
    String value = lexer.value;
    lexer.advance();
    return value;
  }

  private boolean takeWord(String word) {
    boolean found = lexer.isWord(word);
    if (found) {
      lexer.advance();
    }
    return found;
  }

  private void requireWord(String word) {
    if (!takeWord(word)) {
      throw unexpected("\"" + word + "\"");
    }
  }

  private void requireSymbol(String symbol) {
    if (!lexer.is(symbol)) {
      throw unexpected("\"" + symbol + "\"");
    }
    lexer.advance();
  }

  private BiException unexpected(String expected) {
    return lexer.error(
        lexer.start,
        "expected " + expected + ", found " + lexer.found(),
        "Correct the text there.");
  }
}
