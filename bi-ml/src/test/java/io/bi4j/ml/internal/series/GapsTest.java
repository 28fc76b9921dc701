package io.bi4j.ml.internal.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.ml.internal.MlErrors;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final double NAN = Double.NaN;

  @Test
  void one_or_two_missing_values_lie_on_a_line() {
    double[] y = {1, NAN, 3, NAN, NAN, 9};

    assertThat(Gaps.fill(y, "sales", t -> "t" + t)).containsExactly(1, 2, 3, 5, 7, 9);
    assertThat(y[1]).as("the input stays as it is").isNaN();
  }

  @Test
  void three_in_a_row_are_refused_with_their_place() {
    double[] y = {1, NAN, NAN, NAN, 5};

    assertThatThrownBy(() -> Gaps.fill(y, "sales", t -> "day " + t))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code()).isEqualTo(MlErrors.GAP_TOO_LONG))
        .hasMessageContaining("\"sales\"")
        .hasMessageContaining("3 values")
        .hasMessageContaining("day 1 to day 3");
  }
}
