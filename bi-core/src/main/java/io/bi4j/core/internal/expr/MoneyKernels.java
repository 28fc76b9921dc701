package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.MoneyVector;

/** What money needs besides the arithmetic of its minor units. */
final class MoneyKernels {
  private MoneyKernels() {}

  /** Gives the result the currencies of one operand where rows have their own. */
  static Kernel keepingCurrency(Kernel kernel, int operand) {
    return (in, out, chunk, rows, count) -> {
      if (out instanceof MoneyVector money && in[operand] instanceof MoneyVector from) {
        money.shareCurrencies(from.currencies());
      }
      kernel.apply(in, out, chunk, rows, count);
    };
  }
}
