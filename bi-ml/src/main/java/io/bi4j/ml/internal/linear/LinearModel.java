package io.bi4j.ml.internal.linear;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.Explanation.Contribution;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.Prediction.Status;
import io.bi4j.ml.internal.Inputs;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.tabular.ColumnCode;
import io.bi4j.ml.internal.tabular.RowEncoder;
import java.util.ArrayList;
import java.util.List;

/** A linear model of labels or of a number. Predicts without Tribuo. */
public final class LinearModel implements Model {
  private final ModelCard card;
  private final RowEncoder encoder;
  private final Coefficients coefficients;
  private final double[] typical;
  private final List<String> labels;
  private final Schema output;

  /**
   * A model.
   *
   * @param card its card
   * @param encoder turns rows into vectors
   * @param coefficients of vectors; one score for regression and for two labels, else one per label
   * @param typical the mean vector of the training rows, against which predictions are explained
   * @param labels the labels in order, empty for regression
   */
  public LinearModel(
      ModelCard card,
      RowEncoder encoder,
      Coefficients coefficients,
      double[] typical,
      List<String> labels) {
    this.card = card;
    this.encoder = encoder;
    this.coefficients = coefficients;
    this.typical = typical.clone();
    this.labels = List.copyOf(labels);
    this.output = Outputs.schema(labels);
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public Schema input() {
    return encoder.input();
  }

  @Override
  public Schema output() {
    return output;
  }

  RowEncoder encoder() {
    return encoder;
  }

  Coefficients coefficients() {
    return coefficients;
  }

  double[] typical() {
    return typical.clone();
  }

  List<String> labels() {
    return labels;
  }

  @Override
  public RecordBatch predict(RecordBatch rows) {
    List<Column> columns = encoder.columns(rows, card.name());
    BatchBuilder result = BatchBuilder.of(output);
    double[] vector = new double[encoder.width()];
    for (int row = 0; row < rows.rowCount(); row++) {
      Status status = encoder.encode(columns, row, vector);
      if (status.isPredicted() && labels.isEmpty()) {
        status = Outputs.setNumber(result, coefficients.score(0, vector), status);
      } else if (status.isPredicted()) {
        Outputs.setLabel(result, labels, coefficients.probabilities(vector));
      }
      result.setString(output.columnCount() - 1, status.text()).endRow();
    }
    return result.build();
  }

  @Override
  public Explanation explain(RecordBatch row) {
    Inputs.requireOneRow(row);
    List<Column> columns = encoder.columns(row, card.name());
    double[] vector = new double[encoder.width()];
    Status status = encoder.encode(columns, 0, vector);
    if (!status.isPredicted()) {
      throw new BiException(
          MlErrors.NO_PREDICTION,
          "The row has no prediction ("
              + status.text()
              + "): an input is not a finite number."
              + " Replace it by a number or null.");
    }
    if (labels.isEmpty()) {
      return explain("unit of \"" + card.target() + "\"", 0, 1, columns, vector);
    }
    int label = Outputs.likeliest(coefficients.probabilities(vector));
    String scale =
        "log-odds of \""
            + labels.get(label)
            + "\""
            + (labels.size() > 2 ? " against the rest" : "");
    boolean two = labels.size() == 2;
    return explain(scale, two ? 0 : label, two && label == 0 ? -1 : 1, columns, vector);
  }

  private Explanation explain(
      String scale, int score, int sign, List<Column> columns, double[] vector) {
    double base = sign * coefficients.score(score, typical);
    double[] weights = coefficients.weights()[score];
    List<Contribution> parts = new ArrayList<>();
    int at = 0;
    for (int c = 0; c < columns.size(); c++) {
      ColumnCode code = encoder.codes().get(c);
      double amount = 0;
      for (int j = at; j < at + code.width(); j++) {
        amount += sign * weights[j] * (vector[j] - typical[j]);
      }
      at += code.width();
      Object cell = columns.get(c).valueAt(0);
      parts.add(new Contribution(code.column(), cell == null ? "" : cell.toString(), amount));
    }
    return new Explanation(scale, base, parts, sign * coefficients.score(score, vector));
  }
}
