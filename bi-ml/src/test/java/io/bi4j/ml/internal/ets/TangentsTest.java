package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.ml.EtsForm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TangentsTest {
  static List<EtsForm> forms() {
    return EtsForm.all();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void the_gradient_is_that_of_central_differences(EtsForm form) {
    double[] y = EtsReference.SERIES.get("UKgas").values();
    Layout layout = new Layout(form, 4);
    EtsObjective objective = new EtsObjective(layout, y, 1e-12);
    double[] smoothing = new double[layout.smoothingCount()];
    java.util.Arrays.fill(smoothing, 0.3);
    if (layout.phi >= 0) {
      smoothing[layout.phi] = 0.9;
    }
    double[] at = layout.vector(smoothing, FirstState.of(form, 4, y));
    double[] gradient = new double[layout.size];
    double[][] curvature = new double[layout.size][layout.size];

    objective.derivatives(at, gradient, curvature);

    for (int i = 0; i < layout.size; i++) {
      double step = 1e-5 * Math.max(1e-2, Math.abs(at[i]));
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += step;
      below[i] -= step;
      double slope = (objective.value(above) - objective.value(below)) / (2 * step);
      assertThat(gradient[i])
          .as("entry %d of %s", i, form)
          .isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
      assertThat(curvature[i][i]).isPositive();
    }
  }
}
