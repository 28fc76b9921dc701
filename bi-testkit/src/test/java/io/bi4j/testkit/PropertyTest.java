package io.bi4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.data.RecordBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyTest {
  @Test
  void draws_the_same_values_on_every_run() {
    List<Object> first = new ArrayList<>();
    List<Object> second = new ArrayList<>();

    Property.forAll(c -> List.of(c.anyLong(), c.text(20), c.anyDouble())).holds(first::add);
    Property.forAll(c -> List.of(c.anyLong(), c.text(20), c.anyDouble())).holds(second::add);

    assertThat(first).hasSize(1_000).isEqualTo(second);
    assertThat(first).doesNotHaveDuplicates();
  }

  @Test
  void shrinks_a_number_to_the_least_one_that_breaks_the_law() {
    assertThatThrownBy(
            () ->
                Property.forAll(c -> c.between(0, 1_000_000))
                    .seed(7)
                    .holds(n -> assertThat(n).isLessThan(3_217)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 7")
        .hasMessageContaining("-Dbi.property.seed=7")
        .hasMessageContaining("simplifications: 3217\n");
  }

  @Test
  void shrinks_a_list_to_the_one_element_that_matters() {
    assertThatThrownBy(
            () ->
                Property.forAll(c -> c.list(50, e -> e.between(0, 999)))
                    .holds(list -> assertThat(list).allMatch(n -> n < 500)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("simplifications: [500]\n");
  }

  @Test
  void reports_a_law_that_is_not_deterministic() {
    int[] calls = {0};

    assertThatThrownBy(
            () -> Property.forAll(c -> c.below(10)).holds(n -> assertThat(calls[0]++).isPositive()))
        .hasMessageContaining("not deterministic");
  }

  @Test
  void counts_a_draw_that_throws_as_a_failure() {
    assertThatThrownBy(
            () ->
                Property.forAll(
                        c -> {
                          if (c.percent(50)) {
                            throw new IllegalStateException("no value");
                          }
                          return 1;
                        })
                    .holds(n -> {}))
        .hasMessageContaining("no value")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void draws_batches_that_hold_what_was_put_in() {
    List<Integer> rows = new ArrayList<>();

    Property.forAll(c -> Batches.batch(c, Batches.schema(c, 6), 20))
        .holds(
            batch -> {
              rows.add(batch.rowCount());
              for (int c = 0; c < batch.schema().columnCount(); c++) {
                long nulls = 0;
                for (int r = 0; r < batch.rowCount(); r++) {
                  nulls += batch.column(c).valueAt(r) == null ? 1 : 0;
                }
                assertThat(batch.column(c).nullCount()).isEqualTo((int) nulls);
              }
            });

    assertThat(rows).contains(0, 20).allMatch(n -> n <= 20);
  }

  @Test
  void draws_the_edges_of_every_range() {
    List<Long> drawn = new ArrayList<>();

    Property.forAll(Choices::anyLong).cases(2_000).holds(drawn::add);

    assertThat(drawn).contains(0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53);
  }

  @Test
  void a_batch_prints_in_a_failure() {
    assertThatThrownBy(
            () ->
                Property.forAll(c -> Batches.batch(c, Batches.schema(c, 3), 10))
                    .holds((RecordBatch b) -> assertThat(b.rowCount()).isLessThan(4)))
        .hasMessageContaining("RecordBatch(4 rows");
  }
}
