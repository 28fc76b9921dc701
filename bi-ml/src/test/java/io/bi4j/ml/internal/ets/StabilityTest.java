package io.bi4j.ml.internal.ets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.ml.EtsForm;
import java.util.Random;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StabilityTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 12})
  void agrees_with_the_roots_of_the_polynomial(int m) {
    Random random = new Random(m);
    int admissible = 0;
    for (int i = 0; i < 500; i++) {
      double alpha = 1e-4 + 0.9998 * random.nextDouble();
      Smoothing p =
          new Smoothing(
              alpha,
              alpha * random.nextDouble(),
              (1 - alpha) * random.nextDouble(),
              i % 2 == 0 ? 1 : 0.8 + 0.18 * random.nextDouble());
      double largest = largestRoot(Stability.characteristic(p, m));

      boolean stable = Stability.isAdmissible(EtsForm.parse("A,A,A"), p, m);

      assertThat(stable).as("%s, largest root %s", p, largest).isEqualTo(largest < 1);
      admissible += stable ? 1 : 0;
    }
    assertThat(admissible).isPositive();
    if (m > 4) {
      assertThat(admissible).as("the usual region is not admissible as a whole").isLessThan(500);
    }
  }

  /** Roots are the eigenvalues of the companion matrix. */
  private static double largestRoot(double[] monic) {
    int degree = monic.length - 1;
    RealMatrix companion = MatrixUtils.createRealMatrix(degree, degree);
    for (int i = 0; i < degree; i++) {
      companion.setEntry(0, i, -monic[i + 1]);
      if (i > 0) {
        companion.setEntry(i, i - 1, 1);
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(companion);
    double largest = 0;
    for (int i = 0; i < degree; i++) {
      largest =
          Math.max(largest, Math.hypot(eigen.getRealEigenvalue(i), eigen.getImagEigenvalue(i)));
    }
    return largest;
  }
}
