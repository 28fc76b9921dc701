package io.bi4j.ml.internal.linear;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Prediction;
import io.bi4j.core.model.Prediction.Status;
import java.util.ArrayList;
import java.util.List;

/** The columns of predicted labels and numbers. */
public final class Outputs {
  private Outputs() {}

  /** Value, probabilities and status for labels; value and status for a number. */
  public static Schema schema(List<String> labels) {
    List<Field> fields = new ArrayList<>();
    if (labels.isEmpty()) {
      fields.add(Field.of(Prediction.VALUE, DataType.FLOAT64));
    } else {
      fields.add(Field.of(Prediction.VALUE, DataType.STRING));
      fields.add(Field.of(Prediction.PROBABILITY, DataType.FLOAT64));
      for (String label : labels) {
        fields.add(Field.of(Prediction.PROBABILITY_OF + label, DataType.FLOAT64));
      }
    }
    fields.add(Field.required(Prediction.STATUS, DataType.STRING));
    return Schema.of(fields);
  }

  /** Sets a predicted number; one too large to hold is none. */
  public static Status setNumber(BatchBuilder row, double value, Status status) {
    if (!Double.isFinite(value)) {
      return Status.NOT_FINITE;
    }
    row.setDouble(0, value);
    return status;
  }

  /** Sets the likeliest label and all probabilities. */
  public static void setLabel(BatchBuilder row, List<String> labels, double[] probabilities) {
    int best = likeliest(probabilities);
    row.setString(0, labels.get(best)).setDouble(1, probabilities[best]);
    for (int k = 0; k < probabilities.length; k++) {
      row.setDouble(2 + k, probabilities[k]);
    }
  }

  /** The position of the largest probability. */
  public static int likeliest(double[] probabilities) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return best;
  }
}
