package io.bi4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.Schema;
import io.bi4j.core.model.DataSplit.Fold;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataSplitTest {
  private static TrainingSet rows(int count) {
    BatchBuilder rows =
        BatchBuilder.of(
            Schema.of(Field.of("x", DataType.INT64), Field.of("label", DataType.INT64)));
    for (int i = 0; i < count; i++) {
      rows.setLong(0, i).setLong(1, i % 10 == 0 ? 1 : 0).endRow();
    }
    return TrainingSet.of(rows.build(), "label");
  }

  @Test
  void every_row_judges_exactly_once() {
    List<Fold> folds = DataSplit.kFold(4, 1).folds(rows(10));

    assertThat(folds.stream().flatMapToInt(f -> Arrays.stream(f.test().toArray())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 10).boxed().toList());
    assertThat(folds).extracting(f -> f.test().size()).containsExactly(3, 3, 2, 2);
    for (Fold fold : folds) {
      assertThat(fold.train().size() + fold.test().size()).isEqualTo(10);
      assertThat(Arrays.stream(fold.train().toArray()).boxed().toList())
          .doesNotContainAnyElementsOf(Arrays.stream(fold.test().toArray()).boxed().toList());
    }
  }

  @Test
  void strata_are_spread_evenly() {
    TrainingSet data = rows(100);

    for (Fold fold : DataSplit.stratified(5, 7).folds(data)) {
      LongColumn label = (LongColumn) data.filter(fold.test()).rows().column("label");
      long ones = IntStream.range(0, label.rowCount()).filter(r -> label.longAt(r) == 1).count();

      assertThat(fold.test().size()).isEqualTo(20);
      assertThat(ones).isEqualTo(2);
    }
  }

  @Test
  void the_seed_decides_the_folds() {
    int[] first = DataSplit.kFold(5, 1).folds(rows(50)).get(0).test().toArray();

    assertThat(DataSplit.kFold(5, 1).folds(rows(50)).get(0).test().toArray())
        .containsExactly(first);
    assertThat(DataSplit.kFold(5, 2).folds(rows(50)).get(0).test().toArray()).isNotEqualTo(first);
  }

  @Test
  void a_holdout_keeps_the_share_asked_for() {
    Fold fold = DataSplit.holdout(0.2, 3).folds(rows(50)).get(0);

    assertThat(fold.test().size()).isEqualTo(10);
    assertThat(fold.train().size()).isEqualTo(40);
  }

  @Test
  void a_rolling_origin_never_learns_from_the_future() {
    List<Fold> folds = DataSplit.rollingOrigin(3, 4).folds(rows(20));

    assertThat(folds).hasSize(3);
    assertThat(folds.get(0).train().toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(folds.get(0).test().toArray()).containsExactly(8, 9, 10, 11);
    assertThat(folds.get(2).test().toArray()).containsExactly(16, 17, 18, 19);
  }

  @Test
  void too_few_rows_are_refused_with_the_number_needed() {
    assertThatThrownBy(() -> DataSplit.rollingOrigin(3, 12).folds(rows(20)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/too-few-rows"))
        .hasMessageContaining("37 rows")
        .hasMessageContaining("got 20");
    assertThatThrownBy(() -> DataSplit.kFold(5, 1).folds(rows(4))).isInstanceOf(BiException.class);
  }
}
