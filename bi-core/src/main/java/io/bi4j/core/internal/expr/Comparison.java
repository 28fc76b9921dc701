package io.bi4j.core.internal.expr;

/**
 * The six comparisons. Each is "less" or "equal" of its operands, perhaps swapped, perhaps negated,
 * so that a kernel needs two loops.
 */
enum Comparison {
  EQUAL("=", false, false, false),
  NOT_EQUAL("<>", false, false, true),
  LESS("<", true, false, false),
  AT_MOST("<=", true, true, true),
  GREATER(">", true, true, false),
  AT_LEAST(">=", true, false, true);

  private final String symbol;
  private final boolean ordered;
  private final boolean swaps;
  private final boolean negates;

  Comparison(String symbol, boolean ordered, boolean swaps, boolean negates) {
    this.symbol = symbol;
    this.ordered = ordered;
    this.swaps = swaps;
    this.negates = negates;
  }

  String symbol() {
    return symbol;
  }

  /** Whether it asks for less, not equal. */
  boolean isOrdered() {
    return ordered;
  }

  /** Whether the right operand is the one that is less. */
  boolean swaps() {
    return swaps;
  }

  /** Whether the answer is the opposite. */
  boolean negates() {
    return negates;
  }

  /** The same question with the operands in the other order. */
  Comparison swapped() {
    return switch (this) {
      case LESS -> GREATER;
      case GREATER -> LESS;
      case AT_MOST -> AT_LEAST;
      case AT_LEAST -> AT_MOST;
      default -> this;
    };
  }

  /** The answer for the sign of a three-way comparison. */
  boolean test(int sign) {
    return switch (this) {
      case EQUAL -> sign == 0;
      case NOT_EQUAL -> sign != 0;
      case LESS -> sign < 0;
      case AT_MOST -> sign <= 0;
      case GREATER -> sign > 0;
      case AT_LEAST -> sign >= 0;
    };
  }
}
