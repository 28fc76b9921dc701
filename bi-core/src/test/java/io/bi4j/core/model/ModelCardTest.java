package io.bi4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final ModelCard CARD =
      ModelCard.builder("Linear", ModelKind.REGRESSION, "bi4j.linear")
          .target("price", List.of("size", "rooms"))
          .data(120, "00ff")
          .seed(7)
          .trainedAt(Instant.parse("2026-11-22T10:00:00Z"))
          .setting("penalty", "0.1")
          .software("bi4j", "0.1.0")
          .metrics(Metrics.of(Map.of(Metrics.RMSE, 2.5)))
          .note("Column \"id\" was left out.")
          .build();

  @Test
  void a_card_survives_its_own_builder() {
    ModelCard copy = CARD.toBuilder().build();

    assertThat(copy).usingRecursiveComparison().isEqualTo(CARD);
  }

  @Test
  void a_card_reads_as_one_line() {
    assertThat(CARD).hasToString("Linear for \"price\" (bi4j.linear, 120 rows, {rmse=2.5})");
  }

  @Test
  void a_cancelled_training_stops_at_the_next_look() {
    TrainContext context = TrainContext.create().withCancellation(() -> true);

    assertThatThrownBy(context::checkCancelled)
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/cancelled"));
  }

  @Test
  void contributions_come_largest_first() {
    Explanation explanation =
        new Explanation(
            "EUR",
            10,
            List.of(
                new Explanation.Contribution("size", "70", 1),
                new Explanation.Contribution("rooms", "3", -4)),
            7);

    assertThat(explanation.contributions()).extracting("column").containsExactly("rooms", "size");
  }
}
