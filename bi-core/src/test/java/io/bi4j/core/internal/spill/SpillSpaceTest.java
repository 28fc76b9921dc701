package io.bi4j.core.internal.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where operators put what does not fit. */
class SpillSpaceTest {
  @TempDir Path parent;

  private static Vector[] numbers(long... values) {
    LongVector vector = new LongVector(DataType.INT64);
    for (long value : values) {
      vector.appendLong(value);
    }
    return new Vector[] {vector};
  }

  @Test
  void nothing_is_made_before_something_spills_and_nothing_stays_after_the_end()
      throws IOException {
    SpillSpace space = new SpillSpace(parent);
    assertThat(parent).isEmptyDirectory();
    SpillFile file = space.newFile("sort by x");
    SpillFile.Place first = file.write(new ColumnCodec(), numbers(1, 2), new int[] {0, 1}, 2);
    SpillFile.Place second = file.write(new ColumnCodec(), numbers(3, 4), new int[] {1}, 1);

    assertThat(file.read(second)[0].valueAt(0)).isEqualTo(4L);
    assertThat(file.read(first)[0].valueAt(1)).isEqualTo(2L);
    try (var entries = Files.list(parent)) {
      List<Path> made = entries.toList();
      assertThat(made).hasSize(1);
      if (Files.getFileStore(parent).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.get(0))))
            .isEqualTo("rwx------");
      }
    }
    assertThat(space.bytesWritten()).isEqualTo(first.length() + second.length());

    space.close();
    space.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void a_place_that_cannot_be_written_is_named_with_what_to_do() {
    SpillSpace space = new SpillSpace(parent.resolve("missing"));

    assertThatThrownBy(() -> space.newFile("group by [city]"))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/spill-failed"))
        .hasMessageContainingAll("group by [city]", "missing", "spillDirectory", "memoryBudget");
  }

  @Test
  void a_disk_that_is_full_is_an_error_of_the_step() {
    SpillFile file = new SpillFile(Path.of("full"), "sort by x", new FullDisk(100));
    Vector[] column = numbers(1, 2, 3);
    SpillFile.Place place = file.write(new ColumnCodec(), column, new int[] {0, 1, 2}, 3);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10; i++) {
                file.write(new ColumnCodec(), column, new int[] {0, 1, 2}, 3);
              }
            })
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).isEqualTo("core/spill-failed"))
        .hasMessageContainingAll("sort by x", "No space left on device", "Free space");
    assertThat(file.read(place)[0].valueAt(2)).isEqualTo(3L);
  }

  @Test
  void rows_of_a_partition_are_together_whatever_the_level() {
    for (int level = 0; level < 5; level++) {
      int[] seen = new int[SpilledPartitions.COUNT];
      for (long i = 0; i < 64; i++) {
        long hash = i << 64 - 6 * (level + 1);
        seen[SpilledPartitions.partition(hash, level)]++;
      }
      assertThat(seen).containsOnly(1);
    }
  }

  @Test
  void a_budget_counts_what_all_accounts_hold() {
    MemoryBudget budget = new MemoryBudget(100);
    MemoryBudget.Account small = budget.open();
    MemoryBudget.Account large = budget.open();
    small.set(10);
    large.set(95);

    assertThat(budget.isExceeded()).isTrue();
    assertThat(large.mustSpill(2)).isTrue();
    assertThat(small.mustSpill(2)).as("too small to help").isFalse();
    large.set(20);
    assertThat(budget.used()).isEqualTo(30);
    assertThat(large.mustSpill(2)).isFalse();
  }

  /** A disk with room for some bytes. */
  private static final class FullDisk implements SpillFile.Storage {
    private final byte[] disk;

    FullDisk(int bytes) {
      this.disk = new byte[bytes];
    }

    @Override
    public void write(long offset, byte[] bytes, int length) throws IOException {
      int fits = (int) Math.min(length, disk.length - offset);
      System.arraycopy(bytes, 0, disk, (int) offset, fits);
      if (fits < length) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void read(long offset, byte[] bytes, int length) {
      System.arraycopy(disk, (int) offset, bytes, 0, length);
    }

    @Override
    public void remove() {}
  }
}
