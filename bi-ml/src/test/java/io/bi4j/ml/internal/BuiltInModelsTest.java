package io.bi4j.ml.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelCodec;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import io.bi4j.core.spi.ModelProvider;
import io.bi4j.core.spi.ModelTemplate;
import io.bi4j.ml.EtsForm;
import io.bi4j.ml.ForecastModel;
import io.bi4j.ml.Forecasts;
import io.bi4j.ml.LinearClassifier;
import io.bi4j.ml.LinearClassifierConfig;
import io.bi4j.ml.LinearRegression;
import io.bi4j.ml.LinearRegressionConfig;
import io.bi4j.ml.Sample;
import io.bi4j.ml.internal.codec.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInModelsTest {
  private static final ModelCodec CODEC = new BuiltInModels().codec();

  private static RecordBatch rows() {
    BatchBuilder rows =
        BatchBuilder.of(
            Schema.of(
                Field.of("price", DataType.decimal(9, 2)), Field.of("shop", DataType.STRING),
                Field.of("open", DataType.BOOL), Field.of("sales", DataType.FLOAT64)));
    for (int i = 0; i < 60; i++) {
      rows.addRow(
          BigDecimal.valueOf(100 + 7 * (i % 11), 2),
          i % 7 == 0 ? null : "shop " + i % 4,
          i % 2 == 0,
          5.0 * (i % 4) + i % 11);
    }
    return rows.build();
  }

  private static final List<Model> MODELS = train();

  static List<Model> models() {
    return MODELS;
  }

  private static List<Model> train() {
    TrainContext context = TrainContext.create();
    return List.of(
        Forecasts.of(Sample.airPassengers()).time("when").value("sales").run().model(),
        Forecasts.of(Sample.airPassengers())
            .time("when")
            .value("sales")
            .form(EtsForm.parse("M,Md,M"))
            .run()
            .model(),
        new LinearRegression()
            .train(TrainingSet.of(rows(), "sales"), LinearRegressionConfig.defaults(), context),
        new LinearClassifier()
            .train(TrainingSet.of(rows(), "open"), LinearClassifierConfig.defaults(), context),
        new LinearClassifier()
            .train(TrainingSet.of(rows(), "shop"), LinearClassifierConfig.defaults(), context));
  }

  @Test
  void the_provider_is_found_as_a_service() {
    List<ModelProvider> found =
        ServiceLoader.load(ModelProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(p -> p.id().equals("bi4j"))
            .toList();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).templates())
        .extracting(ModelTemplate::id)
        .containsExactly("bi4j.ets", "bi4j.linear-classifier", "bi4j.linear-regression");
    assertThat(found.get(0).templates())
        .extracting(ModelTemplate::kind)
        .containsExactly(ModelKind.FORECAST, ModelKind.CLASSIFICATION, ModelKind.REGRESSION);
  }

  @Test
  void a_template_trains_with_its_defaults() {
    ModelTemplate<?> ets = new BuiltInModels().templates().get(0);

    Model model =
        ets.train(
            TrainingSet.of(Sample.airPassengers(), "sales").withTime("when"),
            TrainContext.create());

    assertThat(model).isInstanceOf(ForecastModel.class);
    assertThat(model.card().template()).isEqualTo(ets.id());
  }

  @ParameterizedTest
  @MethodSource("models")
  void a_model_read_back_predicts_and_explains_the_same(Model model) {
    Model copy = CODEC.decode(CODEC.encode(model));

    assertThat(copy.card()).usingRecursiveComparison().isEqualTo(model.card());
    assertThat(copy.input()).isEqualTo(model.input());
    assertThat(copy.output()).isEqualTo(model.output());
    RecordBatch asked =
        model instanceof ForecastModel forecast ? forecast.forecast(12, 0.9).toBatch() : rows();
    if (model instanceof ForecastModel forecast) {
      assertThat(((ForecastModel) copy).forecast(30, 0.8).show(30))
          .isEqualTo(forecast.forecast(30, 0.8).show(30));
      asked = RecordBatch.of(model.input(), List.of(asked.column("time")));
    }
    assertThat(RecordSet.of(copy.predict(asked)).show(60))
        .isEqualTo(RecordSet.of(model.predict(asked)).show(60));
    assertThat(copy.explain(asked.slice(3, 1))).isEqualTo(model.explain(asked.slice(3, 1)));
    assertThat(CODEC.encode(copy)).isEqualTo(CODEC.encode(model));
  }

  @ParameterizedTest
  @MethodSource("models")
  void every_changed_byte_is_noticed(Model model) {
    byte[] bytes = CODEC.encode(model);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 0x10;

      assertThatThrownBy(() -> CODEC.decode(changed))
          .as("byte %d", i)
          .isInstanceOfSatisfying(
              BiException.class,
              e -> assertThat(e.code().id()).isIn("ml/bad-model", "ml/newer-model"));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void hostile_bytes_with_a_valid_checksum_do_no_harm(Model model) {
    byte[] payload = ModelFile.unframe(CODEC.encode(model)).payload();
    int type = ModelFile.unframe(CODEC.encode(model)).type();
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] changed = payload.clone();
      int at = random.nextInt(changed.length - 8);
      switch (i % 4) {
        case 0 -> changed[at] = (byte) random.nextInt();
        case 1 -> ByteBuffer.wrap(changed).putInt(at, Integer.MAX_VALUE);
        case 2 -> ByteBuffer.wrap(changed).putInt(at, -1);
        default -> changed = Arrays.copyOf(changed, at);
      }
      byte[] framed = ModelFile.frame(type, changed);
      try {
        CODEC.decode(framed); // a changed coefficient is a model too
      } catch (BiException e) {
        refused++;
        assertThat(e.code().id()).isIn("ml/bad-model", "ml/unstable-form");
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void what_is_no_model_is_refused_with_the_reason() {
    byte[] model = CODEC.encode(models().get(2));

    assertThatThrownBy(() -> CODEC.decode(new byte[0])).hasMessageContaining("BIM1");
    assertThatThrownBy(
            () ->
                CODEC.decode(
                    "PK\u0003\u0004 some other file here".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("BIM1");
    assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(model, model.length - 1)))
        .hasMessageContaining("length");
    assertThatThrownBy(() -> CODEC.decode(ModelFile.frame(99, new byte[4])))
        .hasMessageContaining("unknown kind 99");
    ByteBuffer.wrap(model).putInt(4, ModelFile.VERSION + 1);
    assertThatThrownBy(() -> CODEC.decode(model))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/newer-model"))
        .hasMessageContaining("Upgrade bi-ml");
  }

  /** Files of release 0.1: every release that knows the format version must read them. */
  @Test
  void models_of_release_0_1_stay_readable() throws IOException {
    Model ets = CODEC.decode(golden("ets-0.1.bim"));
    Model linear = CODEC.decode(golden("linear-0.1.bim"));

    assertThat(ets.card().name()).isEqualTo("ETS(A,N,N)");
    assertThat((double) ((ForecastModel) ets).forecast(1, 0.95).toBatch().row(0).get("mean"))
        .isCloseTo(6.249999991874181, within(1e-12));
    assertThat(linear.input().names()).containsExactly("price", "shop", "open");
    assertThat((double) linear.predict(rows()).row(0).get("prediction"))
        .isCloseTo(3.9308842942353555, within(1e-12));
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = BuiltInModelsTest.class.getResourceAsStream("/golden/" + name)) {
      return in.readAllBytes();
    }
  }
}
