package io.bi4j.core.model;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/**
 * What one prediction is made of: {@code base} plus the contributions is {@code value}, up to
 * rounding.
 *
 * @param scale the scale of all numbers here, for example {@code EUR} or {@code log-odds of "yes"}
 * @param base the prediction for a typical row
 * @param contributions what each input adds to it, largest effect first
 * @param value the prediction on the same scale
 * @since 0.1
 */
public record Explanation(
    String scale, double base, List<Contribution> contributions, double value) {

  /**
   * What one input adds.
   *
   * @param column the input column, or the part of a series such as {@code trend}
   * @param input the input's value as text; empty when it is missing
   * @param amount what it adds on the scale of the explanation
   */
  public record Contribution(String column, String input, double amount) {
    public Contribution {
      requireNonNull(column, "column");
      requireNonNull(input, "input");
    }
  }

  public Explanation {
    requireNonNull(scale, "scale");
    contributions =
        contributions.stream()
            .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.amount())))
            .toList();
  }
}
