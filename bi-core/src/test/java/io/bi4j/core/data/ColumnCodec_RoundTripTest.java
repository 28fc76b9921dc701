package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** State that leaves the heap comes back as it was, or not at all. */
class ColumnCodec_RoundTripTest {
  @Test
  void columns_of_every_type_come_back_cell_by_cell() {
    for (int seed = 0; seed < 300; seed++) {
      RandomBatches random = new RandomBatches(seed);
      List<List<@Nullable Object>> rows = random.rows(seed % 150);
      Vector[] columns = vectors(RandomBatches.batch(rows));
      int[] chosen = new Random(seed).ints(seed % 90, 0, Math.max(1, rows.size())).toArray();
      int count = rows.isEmpty() ? 0 : chosen.length;
      ColumnCodec codec = new ColumnCodec();
      codec.write(columns, chosen, count);

      Vector[] back = ColumnCodec.read(codec.bytes(), codec.size(), "test");

      for (int c = 0; c < columns.length; c++) {
        assertThat(back[c].rows).isEqualTo(count);
        assertThat(back[c].type()).isEqualTo(columns[c].type());
        for (int i = 0; i < count; i++) {
          assertThat(shown(back[c], i))
              .as("seed %s, row %s, column of %s", seed, i, back[c].type())
              .isEqualTo(shown(columns[c], chosen[i]));
        }
      }
    }
  }

  @Test
  void columns_that_came_back_can_grow() {
    RandomBatches random = new RandomBatches(7);
    Vector[] columns = vectors(RandomBatches.batch(random.rows(50)));
    ColumnCodec codec = new ColumnCodec();
    codec.write(columns, 50);

    Vector[] back = ColumnCodec.read(codec.bytes(), codec.size(), "test");

    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < 50; i++) {
        back[c].appendFrom(columns[c], i);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(shown(back[c], i))
            .as("row %s of %s", i, back[c].type())
            .isEqualTo(shown(columns[c], i % 50));
      }
    }
  }

  @Test
  void a_block_that_was_cut_or_changed_anywhere_is_refused() {
    ColumnCodec codec = new ColumnCodec();
    codec.write(vectors(RandomBatches.batch(new RandomBatches(3).rows(9))), 9);
    byte[] bytes = Arrays.copyOf(codec.bytes(), codec.size());

    for (int cut = 0; cut < bytes.length; cut++) {
      refused(Arrays.copyOf(bytes, cut), cut);
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= (byte) (1 << at % 8);
      refused(changed, bytes.length);
    }
  }

  private static void refused(byte[] bytes, int length) {
    assertThatThrownBy(() -> ColumnCodec.read(bytes, length, "damaged"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/damaged-state"))
        .hasMessageContaining("damaged");
  }

  /** Bytes by content; -0.0 and NaN as they are. */
  private static String shown(Vector column, int row) {
    return Arrays.deepToString(new Object[] {column.valueAt(row)});
  }

  private static Vector[] vectors(RecordBatch batch) {
    return batch.columns().stream().map(Vector::of).toArray(Vector[]::new);
  }
}
