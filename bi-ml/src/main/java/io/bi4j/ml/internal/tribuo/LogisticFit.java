package io.bi4j.ml.internal.tribuo;

import de.bwaldvogel.liblinear.Model;
import io.bi4j.ml.internal.linear.Coefficients;
import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;

/** Logistic regression with an L2 penalty by Tribuo's LibLinear, read back as coefficients. */
public final class LogisticFit {
  private static final int MAX_ITERATIONS = 1_000;
  private static final double TOLERANCE = 1e-4;

  private LogisticFit() {}

  /**
   * Fits vectors to labels.
   *
   * @param labels how many labels there are, at least two
   * @param actual the label of each vector
   * @param cost weight of the data against the penalty
   */
  public static Coefficients fit(
      List<double[]> vectors, int labels, int[] actual, double cost, long seed) {
    var trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(LinearType.L2R_LR), cost, MAX_ITERATIONS, TOLERANCE, seed);
    var dataset =
        TribuoRows.dataset(
            vectors, row -> new Label(Integer.toString(actual[row])), new LabelFactory());
    var model = (LibLinearClassificationModel) trainer.train(dataset);
    return read(model, labels, vectors.get(0).length);
  }

  private static Coefficients read(LibLinearClassificationModel model, int labels, int width) {
    Model inner = model.getInnerModels().get(0);
    int scores = labels == 2 ? 1 : labels;
    Coefficients result = new Coefficients(new double[scores][width], new double[scores]);
    int innerScores = inner.getNrClass() == 2 ? 1 : inner.getNrClass();
    for (int i = 0; i < innerScores; i++) {
      int label = label(model.getOutputIDInfo(), inner.getLabels()[i]);
      boolean negated = labels == 2 && label == 0; // the one score is the log-odds of the first
      copy(
          model.getFeatureIDMap(),
          inner,
          i,
          innerScores,
          negated ? -1 : 1,
          labels == 2 ? 0 : label,
          result);
    }
    return result;
  }

  private static int label(ImmutableOutputInfo<Label> info, int id) {
    return Integer.parseInt(info.getOutput(id).getLabel());
  }

  private static void copy(
      ImmutableFeatureMap features,
      Model inner,
      int score,
      int scores,
      double sign,
      int target,
      Coefficients result) {
    double[] flat = inner.getFeatureWeights(); // feature after feature, then the bias
    for (int j = 0; j < result.weights()[target].length; j++) {
      int id = features.getID(TribuoRows.name(j));
      result.weights()[target][j] = id < 0 ? 0 : sign * flat[id * scores + score];
    }
    result.intercepts()[target] = sign * flat[features.size() * scores + score];
  }
}
