package io.bi4j.ml.internal.linear;

import io.bi4j.core.model.ModelCard;
import io.bi4j.ml.internal.codec.CardCodec;
import io.bi4j.ml.internal.codec.ModelFile;
import io.bi4j.ml.internal.codec.ModelInput;
import io.bi4j.ml.internal.codec.ModelOutput;
import io.bi4j.ml.internal.tabular.EncoderCodec;
import io.bi4j.ml.internal.tabular.RowEncoder;
import java.util.HashSet;
import java.util.List;

/** Linear models as bytes and back. */
public final class LinearModelCodec {
  private LinearModelCodec() {}

  /** The bytes of a model, unframed. */
  public static byte[] encode(LinearModel model) {
    ModelOutput out = new ModelOutput();
    CardCodec.write(model.card(), out);
    EncoderCodec.write(model.encoder(), out);
    out.writeTexts(model.labels()).writeDoubles(model.typical());
    out.writeDoubles(model.coefficients().intercepts());
    for (double[] row : model.coefficients().weights()) {
      out.writeDoubles(row);
    }
    return out.toBytes();
  }

  /** The model that unframed bytes hold. */
  public static LinearModel decode(byte[] payload) {
    ModelInput in = new ModelInput(payload);
    ModelCard card = CardCodec.read(in);
    RowEncoder encoder = EncoderCodec.read(in);
    List<String> labels = in.readTexts();
    double[] typical = in.readDoubles("a typical value");
    double[] intercepts = in.readDoubles("an intercept");
    int scores = labels.isEmpty() || labels.size() == 2 ? 1 : labels.size();
    boolean distinct = new HashSet<>(labels).size() == labels.size();
    if (intercepts.length != scores
        || labels.size() == 1
        || !distinct
        || typical.length != encoder.width()) {
      throw ModelFile.bad(
          labels.size()
              + " labels, "
              + intercepts.length
              + " scores and "
              + typical.length
              + " inputs do not fit together");
    }
    double[][] weights = new double[scores][];
    for (int k = 0; k < scores; k++) {
      weights[k] = in.readDoubles("a weight");
      if (weights[k].length != typical.length) {
        throw ModelFile.bad(weights[k].length + " weights for " + typical.length + " inputs");
      }
    }
    in.requireEnd();
    return new LinearModel(card, encoder, new Coefficients(weights, intercepts), typical, labels);
  }
}
