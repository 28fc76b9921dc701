package io.bi4j.ml;

import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.Trainer;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.linear.LinearTraining;

/**
 * Logistic regression: which of two or more labels a row has, and how probable each is.
 *
 * <p><b>Shape.</b> Target: text, flags or numbers with 2 to 100 different values. Features:
 * numbers, flags, dates and times are standardised; text with at most 100 labels becomes one number
 * per label; other columns are left out and noted in the card. At least 10 rows. Output: {@code
 * prediction}, {@code probability}, one {@code probability_<label>} per label, {@code status}.
 *
 * <p><b>Nulls.</b> Missing numbers count as their median; missing labels are a label of their own
 * when training had some, else the most frequent one; such rows have the status {@code filled}.
 * Rows with an unknown label have the status {@code unknown-label}. Rows without a target are not
 * learned from.
 *
 * <p><b>Explanations</b> are exact: the log-odds of the predicted label are the typical row's plus
 * what each column adds.
 *
 * <p><b>Threads.</b> Thread-safe; a trained model is immutable and does not need Tribuo.
 *
 * <p><b>Cost.</b> Training 1,000 rows of 60 numbers takes about 0.1 s per fit, one fit per fold and
 * one for all; a prediction is one multiplication per number.
 *
 * <p><b>Errors.</b> {@code ml/too-few-rows}, {@code ml/bad-target}, {@code ml/no-features}, {@code
 * ml/bad-value}.
 *
 * <p><b>Source.</b> LIBLINEAR's L2-regularised logistic regression (Fan et al. 2008) through
 * Tribuo; more than two labels each against the rest.
 *
 * @since 0.1
 */
public final class LinearClassifier implements Trainer<LinearClassifierConfig> {

  @Override
  public ModelKind kind() {
    return ModelKind.CLASSIFICATION;
  }

  @Override
  public Model train(TrainingSet data, LinearClassifierConfig config, TrainContext context) {
    return LinearTraining.classifier(data, config, context);
  }
}
