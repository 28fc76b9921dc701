package io.bi4j.ml.internal.linear;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.model.DataSplit;
import io.bi4j.core.model.DataSplit.Fold;
import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.LinearClassifierConfig;
import io.bi4j.ml.LinearRegressionConfig;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.Software;
import io.bi4j.ml.internal.tabular.EncoderFitter;
import io.bi4j.ml.internal.tabular.RowEncoder;
import io.bi4j.ml.internal.tabular.Target;
import io.bi4j.ml.internal.tribuo.ElasticNetFit;
import io.bi4j.ml.internal.tribuo.LogisticFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From rows to linear models with their cards. */
public final class LinearTraining {
  /** The id of the classifier. */
  public static final String CLASSIFIER = "bi4j.linear-classifier";

  /** The id of the regression. */
  public static final String REGRESSION = "bi4j.linear-regression";

  private static final int FEWEST_ROWS = 10;

  private LinearTraining() {}

  private interface Fitter {
    LinearModel fit(TrainingSet data, ModelCard card, EncoderFitter.Result encoder);
  }

  /** Learns labels. */
  public static LinearModel classifier(
      TrainingSet all, LinearClassifierConfig config, TrainContext context) {
    TrainingSet data = requireRows(all);
    List<String> labels = Target.labels(data);
    Fitter fitter =
        (rows, card, encoder) -> {
          context.checkCancelled();
          List<double[]> vectors = vectors(rows.rows(), encoder.encoder());
          Coefficients coefficients =
              LogisticFit.fit(
                  vectors,
                  labels.size(),
                  Target.classes(rows, labels),
                  config.cost(),
                  context.seed());
          return new LinearModel(card, encoder.encoder(), coefficients, mean(vectors), labels);
        };
    ModelCard.Builder card =
        ModelCard.builder("Logistic regression", ModelKind.CLASSIFICATION, CLASSIFIER)
            .setting("cost", Double.toString(config.cost()));
    return train(all, data, card, config.folds(), context, fitter);
  }

  /** Learns a number. */
  public static LinearModel regression(
      TrainingSet all, LinearRegressionConfig config, TrainContext context) {
    TrainingSet data = requireRows(all);
    Target.numbers(data);
    Fitter fitter =
        (rows, card, encoder) -> {
          context.checkCancelled();
          List<double[]> vectors = vectors(rows.rows(), encoder.encoder());
          Coefficients coefficients =
              ElasticNetFit.fit(
                  vectors,
                  Target.numbers(rows),
                  config.penalty(),
                  config.l1Share(),
                  context.seed());
          return new LinearModel(card, encoder.encoder(), coefficients, mean(vectors), List.of());
        };
    ModelCard.Builder card =
        ModelCard.builder("Linear regression", ModelKind.REGRESSION, REGRESSION)
            .setting("penalty", Double.toString(config.penalty()))
            .setting("l1_share", Double.toString(config.l1Share()));
    return train(all, data, card, config.folds(), context, fitter);
  }

  private static TrainingSet requireRows(TrainingSet all) {
    TrainingSet data = Target.known(all);
    if (data.rowCount() < FEWEST_ROWS) {
      throw new BiException(
          MlErrors.TOO_FEW_ROWS,
          "\""
              + data.target()
              + "\" needs at least "
              + FEWEST_ROWS
              + " rows with a known value, got "
              + data.rowCount()
              + ". Bring more rows.");
    }
    return data;
  }

  private static LinearModel train(
      TrainingSet all,
      TrainingSet data,
      ModelCard.Builder card,
      int folds,
      TrainContext context,
      Fitter fitter) {
    EncoderFitter.Result encoder = EncoderFitter.fit(data);
    ModelCard draft = card.trainedOn(all, context).build();
    LinearModel model = fitter.fit(data, draft, encoder);
    card.metrics(folds == 0 ? Metrics.none() : crossValidate(data, draft, folds, context, fitter));
    card.setting("folds", Integer.toString(folds));
    encoder.notes().forEach(card::note);
    if (data.rowCount() < all.rowCount()) {
      card.note(
          (all.rowCount() - data.rowCount())
              + " rows without a value of \""
              + data.target()
              + "\" were not used.");
    }
    Software.describe(card);
    card.trainedAt(context.now());
    return new LinearModel(
        card.build(), model.encoder(), model.coefficients(), model.typical(), model.labels());
  }

  /** Everything, the encoder included, learns from the other folds only. */
  private static Metrics crossValidate(
      TrainingSet data, ModelCard card, int folds, TrainContext context, Fitter fitter) {
    boolean labels = card.kind() == ModelKind.CLASSIFICATION;
    DataSplit split =
        labels
            ? DataSplit.stratified(folds, context.seed())
            : DataSplit.kFold(folds, context.seed());
    List<double[]> predicted = new ArrayList<>();
    List<TrainingSet> judged = new ArrayList<>();
    for (Fold fold : split.folds(data)) {
      TrainingSet rest = data.filter(fold.train());
      TrainingSet test = data.filter(fold.test());
      LinearModel model = fitter.fit(rest, card, EncoderFitter.fit(rest));
      for (double[] vector : vectors(test.rows(), model.encoder())) {
        predicted.add(
            labels
                ? model.coefficients().probabilities(vector)
                : new double[] {model.coefficients().score(0, vector)});
      }
      judged.add(test);
    }
    return labels ? ofLabels(judged, Target.labels(data), predicted) : ofNumbers(judged, predicted);
  }

  private static Metrics ofLabels(
      List<TrainingSet> judged, List<String> labels, List<double[]> predicted) {
    int[] actual =
        judged.stream()
            .map(test -> Target.classes(test, labels))
            .flatMapToInt(Arrays::stream)
            .toArray();
    return Metrics.ofClassification(actual, predicted.toArray(double[][]::new));
  }

  private static Metrics ofNumbers(List<TrainingSet> judged, List<double[]> predicted) {
    double[] actual =
        judged.stream().map(Target::numbers).flatMapToDouble(Arrays::stream).toArray();
    return Metrics.ofRegression(actual, predicted.stream().mapToDouble(p -> p[0]).toArray());
  }

  private static List<double[]> vectors(RecordBatch rows, RowEncoder encoder) {
    List<Column> columns = encoder.columns(rows, "training");
    List<double[]> vectors = new ArrayList<>(rows.rowCount());
    for (int row = 0; row < rows.rowCount(); row++) {
      double[] vector = new double[encoder.width()];
      encoder.encode(columns, row, vector);
      vectors.add(vector);
    }
    return vectors;
  }

  private static double[] mean(List<double[]> vectors) {
    double[] mean = new double[vectors.get(0).length];
    for (double[] vector : vectors) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += vector[j] / vectors.size();
      }
    }
    return mean;
  }
}
