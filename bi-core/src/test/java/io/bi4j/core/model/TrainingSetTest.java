package io.bi4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("month", DataType.DATE),
          Field.of("shop", DataType.STRING),
          Field.of("open", DataType.BOOL),
          Field.of("sales", DataType.FLOAT64));

  private static RecordBatch batch(Object[]... rows) {
    BatchBuilder builder = BatchBuilder.of(SCHEMA);
    for (Object[] row : rows) {
      builder.addRow(row);
    }
    return builder.build();
  }

  private static Object[] row(int month, String shop, Boolean open, Double sales) {
    return new Object[] {java.time.LocalDate.of(2024, month, 1), shop, open, sales};
  }

  private static TrainingSet set(Object[]... rows) {
    return TrainingSet.of(batch(rows), "sales").withTime("month");
  }

  @Test
  void every_other_column_is_a_feature_until_it_gets_another_role() {
    TrainingSet data = set(row(1, "a", true, 1.0));

    assertThat(data.features()).containsExactly("shop", "open");
    assertThat(data.time()).contains("month");
    assertThat(data.withoutFeatures("open").features()).containsExactly("shop");
    assertThat(data.withFeatures(List.of("open")).features()).containsExactly("open");
  }

  @Test
  void unknown_columns_and_the_target_as_input_are_refused() {
    TrainingSet data = set(row(1, "a", true, 1.0));

    assertThatThrownBy(() -> TrainingSet.of(data.rows(), "sale"))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("\"sale\"");
    assertThatThrownBy(() -> data.withFeatures(List.of("sales")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"sales\"");
  }

  @Test
  void the_fingerprint_does_not_depend_on_the_order_of_rows() {
    String fingerprint = set(row(1, "a", true, 1.0), row(2, "b", null, 2.0)).fingerprint();

    assertThat(fingerprint).hasSize(32).matches("[0-9a-f]+");
    assertThat(set(row(2, "b", null, 2.0), row(1, "a", true, 1.0)).fingerprint())
        .isEqualTo(fingerprint);
  }

  @Test
  void the_fingerprint_changes_with_any_cell_row_or_column() {
    TrainingSet data = set(row(1, "a", true, 1.0), row(2, "b", null, 2.0));
    String fingerprint = data.fingerprint();

    assertThat(
            List.of(
                set(row(1, "a", true, 1.0), row(2, "b", null, 2.0000001)),
                set(row(1, "a", true, 1.0), row(2, "b", false, 2.0)),
                set(row(1, "b", true, 1.0), row(2, "a", null, 2.0)),
                set(row(1, "a", true, 1.0), row(3, "b", null, 2.0)),
                set(row(1, "a", true, 1.0), row(2, "b", null, 2.0), row(2, "b", null, 2.0)),
                data.filter(Selection.of(0)),
                data.withoutFeatures("shop")))
        .extracting(TrainingSet::fingerprint)
        .doesNotHaveDuplicates()
        .doesNotContain(fingerprint);
  }

  @Test
  void negative_zero_is_zero() {
    assertThat(set(row(1, "a", true, -0.0)).fingerprint())
        .isEqualTo(set(row(1, "a", true, 0.0)).fingerprint());
  }
}
