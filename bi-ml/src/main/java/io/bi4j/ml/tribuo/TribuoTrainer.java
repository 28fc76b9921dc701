package io.bi4j.ml.tribuo;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelCard;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.Trainer;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.internal.MlErrors;
import io.bi4j.ml.internal.Software;
import io.bi4j.ml.internal.tabular.EncoderFitter;
import io.bi4j.ml.internal.tabular.RowEncoder;
import io.bi4j.ml.internal.tabular.Target;
import io.bi4j.ml.internal.tribuo.TribuoModel;
import io.bi4j.ml.internal.tribuo.TribuoRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Trains a model of Tribuo on rows: trees, forests, support vector machines and whatever else a
 * host has on its class path. Encoding, nulls and output columns are those of {@code
 * LinearClassifier} and {@code LinearRegression}.
 *
 * <pre>{@code
 * var forest = TribuoTrainer.regression("bagged-trees",
 *     () -> new BaggingTrainer<>(new CARTRegressionTrainer(), new AveragingCombiner(), 50));
 * Model model = forest.train(TrainingSet.of(rows, "price"), NONE, TrainContext.create());
 * }</pre>
 *
 * <p><b>Limits.</b> {@code explain} is not supported, and a codec does not keep these models:
 * Tribuo's bytes name the classes to load, which bytes from outside must not do. Keep them with
 * Tribuo's own means, or train again.
 *
 * <p><b>Threads.</b> Thread-safe when the supplier is: every training takes a new trainer from it.
 *
 * <p><b>Errors.</b> As for {@code LinearClassifier} and {@code LinearRegression}; what Tribuo
 * refuses is {@code ml/bad-value} with Tribuo's reason.
 *
 * @param <T> the kind of output
 * @since 0.1
 */
public final class TribuoTrainer<T extends Output<T>> implements Trainer<TribuoTrainer.NoSettings> {

  /** The settings are those of Tribuo's trainer. */
  public enum NoSettings {
    /** No settings. */
    NONE
  }

  /** Makes a trainer of Tribuo. */
  @FunctionalInterface
  public interface Supplier<T extends Output<T>> {

    /** A new trainer, used once. */
    org.tribuo.Trainer<T> get();
  }

  private final String name;
  private final ModelKind kind;
  private final Supplier<T> supplier;
  private final OutputFactory<T> factory;

  private TribuoTrainer(
      String name, ModelKind kind, Supplier<T> supplier, OutputFactory<T> factory) {
    this.name = requireNonNull(name, "name");
    this.kind = kind;
    this.supplier = requireNonNull(supplier, "supplier");
    this.factory = factory;
  }

  /** A classification by a trainer of Tribuo; the name stands in the card. */
  public static TribuoTrainer<Label> classification(String name, Supplier<Label> trainer) {
    return new TribuoTrainer<>(name, ModelKind.CLASSIFICATION, trainer, new LabelFactory());
  }

  /** A regression by a trainer of Tribuo; the name stands in the card. */
  public static TribuoTrainer<Regressor> regression(String name, Supplier<Regressor> trainer) {
    return new TribuoTrainer<>(name, ModelKind.REGRESSION, trainer, new RegressionFactory());
  }

  @Override
  public ModelKind kind() {
    return kind;
  }

  @Override
  public Model train(TrainingSet all, NoSettings config, TrainContext context) {
    TrainingSet data = Target.known(all);
    boolean labelled = kind == ModelKind.CLASSIFICATION;
    List<String> labels = labelled ? Target.labels(data) : List.of();
    EncoderFitter.Result encoder = EncoderFitter.fit(data);
    context.checkCancelled();
    MutableDataset<T> dataset =
        TribuoRows.dataset(vectors(data, encoder.encoder()), outputs(data, labels), factory);
    org.tribuo.Model<T> model = train(dataset);
    ModelCard.Builder card =
        ModelCard.builder(name, kind, "tribuo." + name)
            .trainedOn(all, context)
            .software("tribuo", model.getProvenance().getTribuoVersion())
            .setting("trainer", model.getProvenance().getTrainerProvenance().getClassName());
    Software.describe(card);
    encoder.notes().forEach(card::note);
    return new TribuoModel<>(card.build(), encoder.encoder(), model, factory, labels);
  }

  private org.tribuo.Model<T> train(MutableDataset<T> dataset) {
    try {
      return supplier.get().train(dataset);
    } catch (RuntimeException e) {
      throw new BiException(
          MlErrors.BAD_VALUE,
          "Tribuo's trainer for \""
              + name
              + "\" refused the rows: "
              + e
              + ". See the cause; change its settings or the rows.",
          e);
    }
  }

  private IntFunction<T> outputs(TrainingSet data, List<String> labels) {
    if (kind == ModelKind.CLASSIFICATION) {
      int[] classes = Target.classes(data, labels);
      return row -> factory.generateOutput(labels.get(classes[row]));
    }
    double[] values = Target.numbers(data);
    return row -> factory.generateOutput(TribuoModel.TARGET + "=" + values[row]);
  }

  private static List<double[]> vectors(TrainingSet data, RowEncoder encoder) {
    List<Column> columns = encoder.columns(data.rows(), "training");
    List<double[]> vectors = new ArrayList<>(data.rowCount());
    for (int row = 0; row < data.rowCount(); row++) {
      double[] vector = new double[encoder.width()];
      encoder.encode(columns, row, vector);
      vectors.add(vector);
    }
    return vectors;
  }
}
