package io.bi4j.core.expr;

import java.util.Map;
import java.util.Set;

/** Operators that have their own syntax: symbols, how tightly they bind, and how many operands. */
final class Operators {
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int COMPARE = 4;
  static final int CONCAT = 5;
  static final int ADD = 6;
  static final int MULTIPLY = 7;
  static final int NEGATE = 8;
  static final int POSTFIX = 9;
  static final int PRIMARY = 10;

  /** Words that name no column unless quoted. */
  static final Set<String> RESERVED =
      Set.of(
          "and",
          "or",
          "not",
          "is",
          "in",
          "like",
          "between",
          "null",
          "true",
          "false",
          "case",
          "when",
          "then",
          "else",
          "end",
          "cast",
          "try_cast",
          "as",
          "distinct");

  private static final Map<String, Integer> BINARY =
      Map.ofEntries(
          Map.entry("or", OR),
          Map.entry("and", AND),
          Map.entry("=", COMPARE),
          Map.entry("<>", COMPARE),
          Map.entry("<", COMPARE),
          Map.entry("<=", COMPARE),
          Map.entry(">", COMPARE),
          Map.entry(">=", COMPARE),
          Map.entry("||", CONCAT),
          Map.entry("+", ADD),
          Map.entry("-", ADD),
          Map.entry("*", MULTIPLY),
          Map.entry("/", MULTIPLY),
          Map.entry("%", MULTIPLY));

  /** Least and most operands of operators that are not binary. */
  private static final Map<String, int[]> ARITY =
      Map.ofEntries(
          Map.entry("or", new int[] {2, Integer.MAX_VALUE}),
          Map.entry("and", new int[] {2, Integer.MAX_VALUE}),
          Map.entry("||", new int[] {2, Integer.MAX_VALUE}),
          Map.entry("not", new int[] {1, 1}),
          Map.entry("negate", new int[] {1, 1}),
          Map.entry("is_null", new int[] {1, 1}),
          Map.entry("is_not_null", new int[] {1, 1}),
          Map.entry("in", new int[] {2, Integer.MAX_VALUE}),
          Map.entry("between", new int[] {3, 3}),
          Map.entry("like", new int[] {2, 3}),
          Map.entry("case", new int[] {2, Integer.MAX_VALUE}),
          Map.entry("field", new int[] {2, 2}),
          Map.entry("element", new int[] {2, 2}));

  private Operators() {}

  /** How tightly a binary operator binds, or 0 when the name is no binary operator. */
  static int binary(String name) {
    return BINARY.getOrDefault(name, 0);
  }

  /** Whether operands of the same operator in a row are one call, so that it takes any number. */
  static boolean isChain(String name) {
    return name.equals("and") || name.equals("or") || name.equals("||");
  }

  static void checkArity(String name, int count) {
    int[] range = ARITY.get(name);
    if (range == null && BINARY.containsKey(name)) {
      range = new int[] {2, 2};
    }
    if (range != null && (count < range[0] || count > range[1])) {
      throw new IllegalArgumentException(
          "Operator "
              + name
              + " takes "
              + range[0]
              + (range[1] == range[0]
                  ? ""
                  : range[1] == Integer.MAX_VALUE ? " or more" : " or " + range[1])
              + " operands, got "
              + count
              + ".");
    }
    if (range == null && !isFunctionName(name)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no function name; use lower-case letters, digits and _.");
    }
  }

  private static boolean isFunctionName(String name) {
    return isWord(name)
        && name.chars().noneMatch(c -> c >= 'A' && c <= 'Z')
        && !RESERVED.contains(name)
        && !Aggregates.isAggregate(name);
  }

  /** Whether a name can stand bare, judged by its characters. */
  static boolean isWord(String name) {
    return !name.isEmpty()
        && isWordStart(name.charAt(0))
        && name.chars().allMatch(c -> isWordPart((char) c));
  }

  static boolean isWordStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isWordPart(char c) {
    return isWordStart(c) || (c >= '0' && c <= '9');
  }
}
