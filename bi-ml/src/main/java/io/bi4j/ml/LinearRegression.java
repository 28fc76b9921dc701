package io.bi4j.ml;

import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.Trainer;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.linear.LinearTraining;

/**
 * Linear regression with an elastic net penalty: a number as the sum of what each column adds.
 *
 * <p><b>Shape.</b> Target: numbers, not all equal. Features and nulls as for {@link
 * LinearClassifier}. At least 10 rows. Output: {@code prediction}, {@code status}.
 *
 * <p><b>Units.</b> Same unit as the target; minor units for MONEY.
 *
 * <p><b>Explanations</b> are exact: the prediction is the typical row's plus what each column adds.
 *
 * <p><b>Threads.</b> Thread-safe; a trained model is immutable and does not need Tribuo.
 *
 * <p><b>Errors.</b> {@code ml/too-few-rows}, {@code ml/bad-target}, {@code ml/no-features}, {@code
 * ml/bad-value}.
 *
 * <p><b>Source.</b> Coordinate descent of Friedman, Hastie and Tibshirani 2010, through Tribuo.
 *
 * @since 0.1
 */
public final class LinearRegression implements Trainer<LinearRegressionConfig> {

  @Override
  public ModelKind kind() {
    return ModelKind.REGRESSION;
  }

  @Override
  public Model train(TrainingSet data, LinearRegressionConfig config, TrainContext context) {
    return LinearTraining.regression(data, config, context);
  }
}
