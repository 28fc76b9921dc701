package io.bi4j.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.Selection;
import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The linear models beside those of scikit-learn 1.2.1 on the same folds of public data sets; the
 * reference was made by {@code reference/linear-reference.py}. Ours learn the scaling inside each
 * fold.
 */
class LinearAccuracyTest {
  private record Reference(String target, int[] folds, Map<String, Double> metrics) {}

  @ParameterizedTest
  @ValueSource(strings = {"credit_g", "breast_cancer"})
  void labels_are_told_apart_as_well_as_by_scikit_learn(String name) {
    Reference reference = reference(name);
    TrainingSet data = data(name, reference.target(), true);
    LinearClassifierConfig config = new LinearClassifierConfig(1, 0);

    Map<String, Double> own =
        crossValidate(
            data,
            reference,
            train -> new LinearClassifier().train(train, config, TrainContext.create()));

    assertThat(own.get("accuracy")).isCloseTo(reference.metrics().get("accuracy"), within(0.004));
    assertThat(own.get("auc")).isCloseTo(reference.metrics().get("auc"), within(0.002));
    assertThat(own.get("log_loss")).isCloseTo(reference.metrics().get("log_loss"), within(0.005));
  }

  @ParameterizedTest
  @ValueSource(strings = {"diabetes", "insurance", "concrete"})
  void numbers_are_predicted_as_well_as_by_least_squares_of_scikit_learn(String name) {
    Reference reference = reference(name);
    TrainingSet data = data(name, reference.target(), false);
    LinearRegressionConfig config =
        new LinearRegressionConfig(
            LinearRegressionConfig.defaults().penalty(),
            LinearRegressionConfig.defaults().l1Share(),
            0);

    Map<String, Double> own =
        crossValidate(
            data,
            reference,
            train -> new LinearRegression().train(train, config, TrainContext.create()));

    double rmse = reference.metrics().get("rmse");
    assertThat(own.get("rmse")).isCloseTo(rmse, within(0.003 * rmse));
    assertThat(own.get("r2")).isCloseTo(reference.metrics().get("r2"), within(0.003));
  }

  private static Map<String, Double> crossValidate(
      TrainingSet data, Reference reference, Function<TrainingSet, Model> trainer) {
    Map<String, Double> sums = new HashMap<>();
    for (int fold = 0; fold < 5; fold++) {
      int part = fold;
      int[] all = IntStream.range(0, data.rowCount()).toArray();
      Selection train =
          Selection.of(Arrays.stream(all).filter(row -> reference.folds()[row] != part).toArray());
      Selection test =
          Selection.of(Arrays.stream(all).filter(row -> reference.folds()[row] == part).toArray());
      Model model = trainer.apply(data.filter(train));
      RecordBatch judged = data.filter(test).rows();
      metrics(model.predict(judged), judged, reference.target())
          .asMap()
          .forEach((metric, value) -> sums.merge(metric, value / 5, Double::sum));
    }
    return sums;
  }

  private static Metrics metrics(RecordBatch predicted, RecordBatch actual, String target) {
    int rows = actual.rowCount();
    if (!predicted.schema().has("probability")) {
      return Metrics.ofRegression(
          IntStream.range(0, rows).mapToDouble(r -> (double) actual.row(r).get(target)).toArray(),
          IntStream.range(0, rows).mapToDouble(r -> (double) predicted.row(r).get(0)).toArray());
    }
    List<String> labels =
        predicted.schema().names().stream()
            .filter(name -> name.startsWith("probability_"))
            .map(name -> name.substring("probability_".length()))
            .toList();
    double[][] p = new double[rows][labels.size()];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < labels.size(); k++) {
        p[row][k] = (double) predicted.row(row).get(2 + k);
      }
    }
    return Metrics.ofClassification(
        IntStream.range(0, rows)
            .map(r -> labels.indexOf(String.valueOf(actual.row(r).get(target))))
            .toArray(),
        p);
  }

  private static Reference reference(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                LinearAccuracyTest.class.getResourceAsStream("/reference/linear-reference.tsv"),
                StandardCharsets.UTF_8))) {
      String[] cells =
          lines
              .lines()
              .map(line -> line.split("\t"))
              .filter(line -> line[0].equals(name))
              .findFirst()
              .orElseThrow();
      Map<String, Double> metrics = new HashMap<>();
      for (String pair : cells[3].split(" ")) {
        metrics.put(pair.split("=")[0], Double.parseDouble(pair.split("=")[1]));
      }
      return new Reference(cells[1], cells[2].chars().map(c -> c - '0').toArray(), metrics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cells that all look like numbers are FLOAT64, others STRING; these files quote nothing. */
  private static TrainingSet data(String name, String target, boolean labels) {
    List<String[]> rows =
        SharedData.lines("tabular/" + name + ".csv").stream()
            .map(line -> line.split(",", -1))
            .toList();
    String[] header = rows.get(0);
    List<String[]> cells = rows.subList(1, rows.size());
    boolean[] number = new boolean[header.length];
    Field[] fields = new Field[header.length];
    for (int c = 0; c < header.length; c++) {
      int column = c;
      number[c] =
          !(labels && header[c].equals(target))
              && cells.stream().allMatch(row -> row[column].matches("-?[0-9.]+(e-?[0-9]+)?"));
      fields[c] = Field.of(header[c], number[c] ? DataType.FLOAT64 : DataType.STRING);
    }
    BatchBuilder batch = BatchBuilder.of(Schema.of(fields));
    for (String[] row : cells) {
      for (int c = 0; c < row.length; c++) {
        batch.set(c, number[c] ? (Object) Double.valueOf(row[c]) : row[c]);
      }
      batch.endRow();
    }
    return TrainingSet.of(batch.build(), target);
  }
}
