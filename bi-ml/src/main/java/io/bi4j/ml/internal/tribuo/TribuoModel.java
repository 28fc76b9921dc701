package io.bi4j.ml.internal.tribuo;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.Prediction.Status;
import io.bi4j.ml.internal.Inputs;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.linear.Outputs;
import io.bi4j.ml.internal.tabular.RowEncoder;
import java.util.List;
import java.util.Map;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * A model that Tribuo evaluates.
 *
 * @param <T> the kind of output
 */
public final class TribuoModel<T extends Output<T>> implements Model {
  /** The name of the one dimension of a regression. */
  public static final String TARGET = "y";

  private final ModelCard card;
  private final RowEncoder encoder;
  private final org.tribuo.Model<T> model;
  private final OutputFactory<T> factory;
  private final List<String> labels;
  private final Schema output;

  /** A model of labels, or of a number when there are none. */
  public TribuoModel(
      ModelCard card,
      RowEncoder encoder,
      org.tribuo.Model<T> model,
      OutputFactory<T> factory,
      List<String> labels) {
    this.card = card;
    this.encoder = encoder;
    this.model = model;
    this.factory = factory;
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

  @Override
  public RecordBatch predict(RecordBatch rows) {
    List<Column> columns = encoder.columns(rows, card.name());
    BatchBuilder result = BatchBuilder.of(output);
    double[] vector = new double[encoder.width()];
    for (int row = 0; row < rows.rowCount(); row++) {
      Status status = encoder.encode(columns, row, vector);
      if (status.isPredicted()) {
        status = predict(vector, result, status);
      }
      result.setString(output.columnCount() - 1, status.text()).endRow();
    }
    return result.build();
  }

  private Status predict(double[] vector, BatchBuilder row, Status status) {
    org.tribuo.Prediction<T> prediction =
        model.predict(TribuoRows.example(factory.getUnknownOutput(), vector));
    if (prediction.getOutput() instanceof Regressor number) {
      return Outputs.setNumber(row, number.getValues()[0], status);
    }
    Outputs.setLabel(row, labels, probabilities(prediction));
    return status;
  }

  /**
   * Scores scaled to sum to one; the predicted label alone when the trainer gives no probabilities.
   */
  private double[] probabilities(org.tribuo.Prediction<T> prediction) {
    String predicted = ((Label) prediction.getOutput()).getLabel();
    Map<String, T> scores = prediction.getOutputScores();
    double[] p = new double[labels.size()];
    for (int k = 0; k < p.length; k++) {
      T score = scores.get(labels.get(k));
      p[k] =
          prediction.hasProbabilities() && score != null
              ? ((Label) score).getScore()
              : labels.get(k).equals(predicted) ? 1 : 0;
    }
    return p;
  }

  @Override
  public Explanation explain(RecordBatch row) {
    Inputs.requireOneRow(row);
    throw new BiException(
        MlErrors.NOT_EXPLAINABLE,
        "Model \""
            + card.name()
            + "\" of Tribuo has no exact explanation. Train a linear model"
            + " beside it when reasons are needed.");
  }
}
