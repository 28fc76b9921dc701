package io.bi4j.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.Explanation;
import io.bi4j.core.model.Explanation.Contribution;
import io.bi4j.core.model.Metrics;
import io.bi4j.core.model.Model;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.TrainingSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearModelsTest {
  private static final Schema VISITS =
      Schema.of(
          Field.of("age", DataType.INT64),
          Field.of("plan", DataType.STRING),
          Field.of("online", DataType.BOOL),
          Field.of("spend", DataType.FLOAT64),
          Field.of("left", DataType.STRING));
  private static final String[] PLANS = {"basic", "plus", "pro"};

  /** Spend is exactly 2 age + 30 for plus + 80 for pro - 5 online + 7; those above 140 left. */
  private static RecordBatch visits(int rows) {
    BatchBuilder builder = BatchBuilder.of(VISITS);
    for (int i = 0; i < rows; i++) {
      long age = 20 + (i * 7) % 41;
      int plan = (i * 5 + i / 3) % 3;
      boolean online = (i / 2) % 2 == 0;
      double spend = 2 * age + new double[] {0, 30, 80}[plan] - (online ? 5 : 0) + 7;
      builder.addRow(age, PLANS[plan], online, spend, spend > 140 ? "yes" : "no");
    }
    return builder.build();
  }

  private static TrainingSet spend() {
    return TrainingSet.of(visits(120), "spend").withoutFeatures("left");
  }

  private static TrainingSet leaving() {
    return TrainingSet.of(visits(120), "left").withoutFeatures("spend");
  }

  private static Model regression() {
    return new LinearRegression()
        .train(spend(), new LinearRegressionConfig(1e-6, 0.5, 5), TrainContext.create());
  }

  private static Model classifier() {
    return new LinearClassifier()
        .train(leaving(), LinearClassifierConfig.defaults(), TrainContext.create());
  }

  private static RecordBatch visit(Object age, Object plan, Object online) {
    return BatchBuilder.of(VISITS).addRow(age, plan, online, null, null).build();
  }

  @Test
  void a_linear_rule_is_found() {
    RecordBatch predicted = regression().predict(visit(33L, "pro", true));

    assertThat(((DoubleColumn) predicted.column("prediction")).doubleAt(0))
        .isCloseTo(2 * 33 + 80 - 5 + 7, within(0.01));
    assertThat(predicted.row(0).get("status")).isEqualTo("ok");
  }

  @Test
  void the_card_holds_cross_validated_metrics() {
    assertThat(regression().card().metrics().value(Metrics.R2).orElseThrow()).isGreaterThan(0.9999);
    assertThat(classifier().card().metrics().value(Metrics.AUC).orElseThrow()).isGreaterThan(0.98);
    assertThat(classifier().card().metrics().value(Metrics.MAJORITY).orElseThrow())
        .isBetween(0.5, 0.9);
    assertThat(classifier().card().rows()).isEqualTo(120);
    assertThat(classifier().card().settings()).containsEntry("cost", "1.0");
  }

  @Test
  void probabilities_of_labels_sum_to_one_and_the_likeliest_wins() {
    RecordBatch predicted = classifier().predict(visit(60L, "pro", false));

    double yes = (double) predicted.row(0).get("probability_yes");
    assertThat(predicted.schema().names())
        .containsExactly(
            "prediction", "probability", "probability_no", "probability_yes", "status");
    assertThat(predicted.row(0).get("prediction")).isEqualTo("yes");
    assertThat(yes).isGreaterThan(0.95).isEqualTo(predicted.row(0).get("probability"));
    assertThat((double) predicted.row(0).get("probability_no")).isCloseTo(1 - yes, within(1e-12));
  }

  @Test
  void three_labels_are_told_apart() {
    TrainingSet plans = TrainingSet.of(visits(120), "plan").withFeatures(List.of("age", "spend"));

    Model model =
        new LinearClassifier()
            .train(plans, new LinearClassifierConfig(100, 0), TrainContext.create());
    RecordBatch predicted = model.predict(visits(120));

    long right =
        IntStream.range(0, 120)
            .filter(
                row ->
                    predicted.row(row).get("prediction").equals(plans.rows().row(row).get("plan")))
            .count();
    double sum =
        PLANS.length == 3
            ? (double) predicted.row(0).get("probability_basic")
                + (double) predicted.row(0).get("probability_plus")
                + (double) predicted.row(0).get("probability_pro")
            : 0;
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(right).isGreaterThan(75); // "plus" lies between the others: no line separates it
    assertThat(model.card().metrics()).isEqualTo(Metrics.none());
  }

  @Test
  void explanations_add_up_exactly() {
    for (Model model : List.of(regression(), classifier())) {
      Explanation explanation = model.explain(visit(25L, "pro", true));

      double sum =
          explanation.base()
              + explanation.contributions().stream().mapToDouble(Contribution::amount).sum();
      assertThat(sum).isCloseTo(explanation.value(), within(1e-9));
      assertThat(explanation.contributions())
          .extracting(Contribution::column)
          .containsExactlyInAnyOrder("age", "plan", "online");
    }
  }

  @Test
  void a_contribution_is_the_distance_to_the_typical_row() {
    Explanation explanation = regression().explain(visit(60L, "pro", true));

    double meanAge = IntStream.range(0, 120).map(i -> 20 + (i * 7) % 41).average().orElseThrow();
    Contribution age =
        explanation.contributions().stream()
            .filter(part -> part.column().equals("age"))
            .findFirst()
            .orElseThrow();
    assertThat(age.amount()).isCloseTo(2 * (60 - meanAge), within(0.01));
    assertThat(age.input()).isEqualTo("60");
    assertThat(explanation.scale()).isEqualTo("unit of \"spend\"");
  }

  @Test
  void the_log_odds_explain_the_predicted_label() {
    Model model = classifier();
    for (String plan : PLANS) {
      RecordBatch row = visit(40L, plan, true);
      Explanation explanation = model.explain(row);
      RecordBatch predicted = model.predict(row);
      String label = (String) predicted.row(0).get("prediction");
      double p = (double) predicted.row(0).get("probability");

      assertThat(explanation.scale()).isEqualTo("log-odds of \"" + label + "\"");
      assertThat(explanation.value()).isCloseTo(Math.log(p / (1 - p)), within(1e-9));
    }
  }

  @Test
  void a_bad_row_gets_a_status_and_never_fails_the_batch() {
    Schema doubles =
        Schema.of(
            Field.of("x", DataType.FLOAT64),
            Field.of("c", DataType.STRING),
            Field.of("y", DataType.FLOAT64));
    BatchBuilder rows = BatchBuilder.of(doubles);
    for (int i = 0; i < 30; i++) {
      rows.addRow((double) i, i % 3 == 0 ? "a" : "b", 3.0 * i);
    }
    Model model =
        new LinearRegression()
            .train(
                TrainingSet.of(rows.build(), "y"),
                LinearRegressionConfig.defaults(),
                TrainContext.create());
    RecordBatch asked =
        BatchBuilder.of(doubles)
            .addRow(1.0, "a", null)
            .addRow(null, "a", null)
            .addRow(1.0, null, null)
            .addRow(1.0, "new", null)
            .addRow(Double.NaN, "a", null)
            .addRow(Double.POSITIVE_INFINITY, "new", null)
            .build();

    RecordSet answer = RecordSet.of(model.predict(asked));

    assertThat(answer.rows().map(row -> row.get("status")))
        .containsExactly("ok", "filled", "filled", "unknown-label", "not-finite", "not-finite");
    assertThat(answer.rows().map(row -> row.get("prediction") == null))
        .containsExactly(false, false, false, false, true, true);
    assertThatThrownBy(() -> model.explain(asked.slice(4, 1)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/no-prediction"));
    assertThatThrownBy(() -> model.explain(asked)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void missing_labels_in_training_are_a_label() {
    BatchBuilder rows =
        BatchBuilder.of(
            Schema.of(
                Field.of("c", DataType.STRING),
                Field.of("n", DataType.FLOAT64),
                Field.of("y", DataType.FLOAT64)));
    for (int i = 0; i < 40; i++) {
      rows.addRow(i % 2 == 0 ? null : "a", i % 5 == 0 ? null : (double) i, i % 2 == 0 ? 10.0 : 2.0);
    }
    TrainingSet data = TrainingSet.of(rows.build(), "y");

    Model model =
        new LinearRegression()
            .train(data, new LinearRegressionConfig(1e-6, 0.5, 0), TrainContext.create());
    RecordBatch predicted = model.predict(data.rows().slice(2, 1));

    assertThat(predicted.row(0).get("status")).isEqualTo("ok");
    assertThat((double) predicted.row(0).get("prediction")).isCloseTo(10, within(0.01));
    assertThat(model.card().notes())
        .containsExactly("8 missing cells of \"n\" count as its median 20.0.");
  }

  @Test
  void columns_that_say_nothing_are_left_out_and_noted() {
    Schema schema =
        Schema.of(
            Field.of("id", DataType.STRING),
            Field.of("same", DataType.INT64),
            Field.of("one", DataType.STRING),
            Field.of("empty", DataType.FLOAT64),
            Field.of("tags", DataType.list(DataType.INT64)),
            Field.of("x", DataType.INT64),
            Field.of("y", DataType.FLOAT64));
    BatchBuilder rows = BatchBuilder.of(schema);
    for (int i = 0; i < 150; i++) {
      rows.addRow(
          "id" + i, 4L, "k", null, List.of(1L), (long) i, i < 140 ? (Double) (double) i : null);
    }

    Model model =
        new LinearRegression()
            .train(
                TrainingSet.of(rows.build(), "y"),
                LinearRegressionConfig.defaults(),
                TrainContext.create());

    assertThat(model.input().names()).containsExactly("x");
    assertThat(model.card().notes())
        .hasSize(6)
        .anyMatch(note -> note.contains("\"id\"") && note.contains("more than 100"))
        .anyMatch(note -> note.contains("\"tags\""))
        .anyMatch(note -> note.startsWith("10 rows without a value of \"y\""));
  }

  @Test
  void what_cannot_be_learned_is_refused_with_the_reason() {
    TrainContext context = TrainContext.create();
    RecordBatch rows = visits(120);

    assertThatThrownBy(
            () ->
                new LinearRegression()
                    .train(
                        TrainingSet.of(rows, "plan"), LinearRegressionConfig.defaults(), context))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/bad-target"))
        .hasMessageContaining("\"plan\" is STRING");
    assertThatThrownBy(
            () ->
                new LinearClassifier()
                    .train(
                        TrainingSet.of(rows.slice(0, 9), "left"),
                        LinearClassifierConfig.defaults(),
                        context))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/too-few-rows"))
        .hasMessageContaining("got 9");
    assertThatThrownBy(
            () ->
                new LinearClassifier()
                    .train(
                        TrainingSet.of(rows, "left").withFeatures(List.of()),
                        LinearClassifierConfig.defaults(),
                        context))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("ml/no-features"));
    assertThatThrownBy(
            () ->
                new LinearClassifier()
                    .train(
                        leaving(),
                        LinearClassifierConfig.defaults(),
                        context.withCancellation(() -> true)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/cancelled"));
  }

  @Test
  void the_same_seed_gives_the_same_model() {
    assertThat(classifier().predict(visits(50)).row(7).toMap())
        .isEqualTo(classifier().predict(visits(50)).row(7).toMap());
    assertThat(classifier().card().metrics()).isEqualTo(classifier().card().metrics());
  }
}
