package io.bi4j.ml.tribuo;

import static io.bi4j.ml.tribuo.TribuoTrainer.NoSettings.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.ml.LinearClassifier;
import io.bi4j.ml.LinearClassifierConfig;
import io.bi4j.ml.LinearRegression;
import io.bi4j.ml.LinearRegressionConfig;
import io.bi4j.ml.internal.BuiltInModels;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.LARSTrainer;

@Isolated("looks at standard output and the logging of the whole JVM")
class TribuoTrainerTest {
  private static final Schema ROWS =
      Schema.of(
          Field.of("x", DataType.FLOAT64), Field.of("c", DataType.STRING),
          Field.of("y", DataType.FLOAT64), Field.of("big", DataType.BOOL));

  private static RecordBatch rows() {
    BatchBuilder rows = BatchBuilder.of(ROWS);
    for (int i = 0; i < 80; i++) {
      double x = (i * 13) % 37;
      rows.addRow(x, i % 3 == 0 ? "a" : "b", 3 * x + (i % 3 == 0 ? 20 : 0), x > 18);
    }
    return rows.build();
  }

  private static TrainingSet numbers() {
    return TrainingSet.of(rows(), "y").withoutFeatures("big");
  }

  private static TrainingSet labels() {
    return TrainingSet.of(rows(), "big").withoutFeatures("y");
  }

  private static TribuoTrainer<?> net() {
    return TribuoTrainer.regression("net", () -> new ElasticNetCDTrainer(0.01, 0.5));
  }

  @Test
  void a_trainer_of_tribuo_predicts_what_our_coefficients_do() {
    var logistic =
        TribuoTrainer.classification(
            "logistic",
            () ->
                new LibLinearClassificationTrainer(
                    new LinearClassificationType(LinearType.L2R_LR), 1, 1_000, 1e-4, 42));

    Model theirs = logistic.train(labels(), NONE, TrainContext.create());
    Model ours =
        new LinearClassifier()
            .train(labels(), new LinearClassifierConfig(1, 0), TrainContext.create());

    RecordBatch a = theirs.predict(rows());
    RecordBatch b = ours.predict(rows());
    assertThat(a.schema()).isEqualTo(b.schema());
    for (int row = 0; row < 80; row++) {
      assertThat((double) a.row(row).get("probability_true"))
          .isCloseTo((double) b.row(row).get("probability_true"), within(1e-9));
      assertThat(a.row(row).get("prediction")).isEqualTo(b.row(row).get("prediction"));
    }
    assertThat(theirs.card().kind()).isEqualTo(ModelKind.CLASSIFICATION);
    assertThat(theirs.card().software()).containsEntry("tribuo", "4.3.2");
  }

  @Test
  void a_regression_of_tribuo_predicts_numbers() {
    RecordBatch predicted = net().train(numbers(), NONE, TrainContext.create()).predict(rows());

    assertThat((double) predicted.row(6).get("prediction"))
        .isCloseTo((double) rows().row(6).get("y"), within(0.5));
    assertThat(predicted.row(6).get("status")).isEqualTo("ok");
  }

  @Test
  void our_coefficients_of_the_elastic_net_predict_what_tribuo_does() {
    double mean = 0;
    double squares = 0;
    for (int row = 0; row < 80; row++) {
      mean += (double) rows().row(row).get("y") / 80;
    }
    for (int row = 0; row < 80; row++) {
      squares += Math.pow((double) rows().row(row).get("y") - mean, 2) / 80;
    }
    double deviation = Math.sqrt(squares);
    var theirs =
        TribuoTrainer.regression(
            "net", () -> new ElasticNetCDTrainer(0.1 * deviation, 1, 1e-9, 5_000, false, 42));

    RecordBatch a = theirs.train(numbers(), NONE, TrainContext.create()).predict(rows());
    RecordBatch b =
        new LinearRegression()
            .train(numbers(), new LinearRegressionConfig(0.1, 1, 0), TrainContext.create())
            .predict(rows());

    for (int row = 0; row < 80; row++) {
      assertThat((double) a.row(row).get("prediction"))
          .isCloseTo((double) b.row(row).get("prediction"), within(1e-3));
    }
  }

  @Test
  void such_models_are_not_explained_and_not_kept() {
    Model model = net().train(numbers(), NONE, TrainContext.create());

    assertThatThrownBy(() -> model.explain(rows().slice(0, 1)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/not-explainable"));
    assertThatThrownBy(() -> new BuiltInModels().codec().encode(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tribuo.net");
  }

  @Test
  void what_tribuo_refuses_keeps_its_reason() {
    var lars = TribuoTrainer.regression("lars", LARSTrainer::new);
    TrainingSet oneNumber = numbers().withoutFeatures("c"); // LARS of Tribuo 4.3.2 needs two

    assertThatThrownBy(() -> lars.train(oneNumber, NONE, TrainContext.create()))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/bad-value"))
        .hasMessageContaining("\"lars\"")
        .hasMessageContaining("NoSuchElement")
        .hasCauseInstanceOf(RuntimeException.class);
  }

  @Test
  void training_prints_nothing_and_logs_nothing_at_info() {
    List<LogRecord> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            logged.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    Logger.getLogger("").addHandler(handler);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    try {
      new LinearClassifier()
          .train(labels(), LinearClassifierConfig.defaults(), TrainContext.create());
      new LinearRegression()
          .train(numbers(), LinearRegressionConfig.defaults(), TrainContext.create());
    } finally {
      System.setOut(out);
      System.setErr(err);
      Logger.getLogger("").removeHandler(handler);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(logged).extracting(LogRecord::getMessage).isEmpty();
  }
}
