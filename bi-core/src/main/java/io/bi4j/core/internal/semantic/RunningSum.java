package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A sum that grows: exact, but for doubles, whose rounding errors are carried along (Neumaier). */
final class RunningSum {
  private @Nullable Object first;
  private BigDecimal exact = BigDecimal.ZERO;
  private double sum;
  private double lost;

  void add(Object value) {
    if (first == null) {
      first = value;
    }
    if (value instanceof Double number) {
      add(number.doubleValue());
      return;
    }
    if (first instanceof Money money && value instanceof Money other) {
      Amounts.requireSame(money, other);
    }
    exact = exact.add(Amounts.exact(value));
  }

  private void add(double next) {
    double larger = sum + next;
    lost += Math.abs(sum) >= Math.abs(next) ? (sum - larger) + next : (next - larger) + sum;
    sum = larger;
  }

  /** The sum so far, of the kind of the values; null when there was none. */
  @Nullable Object total() {
    if (first == null) {
      return null;
    }
    if (first instanceof Double) {
      return Double.isFinite(sum) ? sum + lost : sum;
    }
    return Amounts.boxed(exact, first);
  }
}
