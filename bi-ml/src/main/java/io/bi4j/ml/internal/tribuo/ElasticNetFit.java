package io.bi4j.ml.internal.tribuo;

import io.bi4j.ml.internal.linear.Coefficients;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/**
 * Linear regression with an elastic net penalty by Tribuo's coordinate descent, read back as
 * coefficients.
 */
public final class ElasticNetFit {
  private static final String TARGET = "y";
  private static final double TOLERANCE = 1e-6;
  private static final int MAX_ITERATIONS = 5_000;

  private ElasticNetFit() {}

  /**
   * Fits vectors to values.
   *
   * @param values a finite value per vector, not all equal
   * @param penalty strength of the penalty for a target of standard deviation one
   * @param l1Share share of the absolute values in the penalty, the rest are squares
   */
  public static Coefficients fit(
      List<double[]> vectors, double[] values, double penalty, double l1Share, long seed) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
    var trainer = new ElasticNetCDTrainer(penalty, l1Share, TOLERANCE, MAX_ITERATIONS, false, seed);
    var dataset =
        TribuoRows.dataset(
            vectors,
            row -> new Regressor(TARGET, (values[row] - mean) / deviation),
            new RegressionFactory());
    Model<Regressor> model = trainer.train(dataset);
    return read(model, vectors.get(0).length, mean, deviation);
  }

  /** A linear function is known by its values at zero and at the unit vectors. */
  private static Coefficients read(
      Model<Regressor> model, int width, double mean, double deviation) {
    double atZero = value(model, new double[width]);
    double[] weights = new double[width];
    for (int j = 0; j < width; j++) {
      if (model.getFeatureIDMap().getID(TribuoRows.name(j)) >= 0) {
        double[] unit = new double[width];
        unit[j] = 1;
        weights[j] = deviation * (value(model, unit) - atZero);
      }
    }
    return new Coefficients(new double[][] {weights}, new double[] {mean + deviation * atZero});
  }

  private static double value(Model<Regressor> model, double[] vector) {
    var example = TribuoRows.example(new Regressor(TARGET, Double.NaN), vector);
    return model.predict(example).getOutput().getValues()[0];
  }
}
