package io.bi4j.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.durable.CrashFiles;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A power cut, a failing or a full disk at any moment leaves the old document or the new. */
class FileStateStore_CrashTest {
  private static final Path FOLDER = Path.of("/state");
  private static final StateKey KEY = new StateKey("default", "daily", "run");

  private static byte[] document(long n) {
    return (n + " " + "x".repeat((int) (n * 397 % 3000))).getBytes(UTF_8);
  }

  private static long number(StateStore store) {
    byte[] bytes = store.load(KEY).map(StateEntry::bytes).orElse("0 ".getBytes(UTF_8));
    String text = new String(bytes, UTF_8);
    long n = Long.parseLong(text.substring(0, text.indexOf(' ')));
    assertThat(n == 0 || java.util.Arrays.equals(bytes, document(n))).isTrue();
    return n;
  }

  private static long set(StateStore store, long n) {
    long version = store.load(KEY).map(StateEntry::version).orElse(0L);
    return store.compareAndSet(KEY, version, document(n)).orElseThrow();
  }

  /** How many of so many power cuts lost an acknowledged document or damaged the file. */
  private static int lost(int cuts, boolean forcesFiles, boolean forcesFolders) {
    int lost = 0;
    for (int seed = 0; seed < cuts; seed++) {
      Random random = new Random(seed);
      CrashFiles files = new CrashFiles();
      StateStore store = FileStateStore.at(FOLDER, files);
      set(store, 1);
      files.forcesFiles = forcesFiles;
      files.forcesFolders = forcesFolders;
      long acknowledged = 1;
      files.failAt(1 + random.nextInt(60), true);
      try {
        while (acknowledged < 10) {
          set(store, acknowledged + 1);
          acknowledged++;
        }
      } catch (BiException stopped) {
        assertThat(stopped.code().id()).isEqualTo("core/storage");
      }
      files.powerCut(random);
      files.failAt(Integer.MAX_VALUE, false);
      try {
        long n = number(FileStateStore.at(FOLDER, files));
        lost += n == acknowledged || n == acknowledged + 1 ? 0 : 1;
      } catch (BiException damaged) {
        lost++;
      }
    }
    return lost;
  }

  @Test
  void ten_thousand_power_cuts_lose_nothing_that_was_acknowledged() {
    assertThat(lost(10_000, true, true)).isZero();
  }

  @Test
  void without_forcing_files_the_power_cuts_lose_documents() {
    assertThat(lost(500, false, true)).isPositive();
  }

  @Test
  void without_forcing_the_folder_the_power_cuts_lose_documents() {
    assertThat(lost(500, true, false)).isPositive();
  }

  @Test
  void an_operation_that_fails_once_or_for_ever_leaves_the_old_document_or_the_new() {
    for (boolean forEver : new boolean[] {false, true}) {
      boolean reached = true;
      for (int n = 1; reached; n++) {
        CrashFiles files = new CrashFiles();
        StateStore store = FileStateStore.at(FOLDER, files);
        set(store, 1);
        files.failAt(n, forEver);
        boolean failed = false;
        try {
          set(store, 2);
        } catch (BiException e) {
          failed = true;
          assertThat(e.code().id()).isEqualTo("core/storage");
        }
        reached = files.hasFailed();
        files.failAt(Integer.MAX_VALUE, false);
        assertThat(number(store)).isBetween(failed ? 1L : 2L, 2L);
        set(store, 3);
        assertThat(number(store)).isEqualTo(3);
      }
    }
  }

  @Test
  void a_force_that_fails_once_is_made_good_by_a_second_file() {
    CrashFiles files = new CrashFiles();
    StateStore store = FileStateStore.at(FOLDER, files);
    set(store, 1);

    // Reads: 1 load, 1 in compare-and-set; then delete, create, write, force.
    int survived = 0;
    for (int n = 1; n < 20; n++) {
      files.failAt(n, false);
      try {
        set(store, 2);
        survived += files.hasFailed() ? 1 : 0;
      } catch (BiException other) {
        assertThat(other.code().id()).isEqualTo("core/storage");
      }
    }

    assertThat(survived).as("a failure that was made good").isPositive();
    files.failAt(Integer.MAX_VALUE, false);
    assertThat(number(store)).isEqualTo(2);
  }

  @Test
  void a_disk_that_fills_up_at_any_byte_keeps_the_old_document() {
    int length = document(2).length + 200;
    for (int space = 0; space < length; space++) {
      CrashFiles files = new CrashFiles();
      StateStore store = FileStateStore.at(FOLDER, files);
      set(store, 1);
      files.space(space);
      boolean full = false;
      try {
        set(store, 2);
      } catch (BiException e) {
        full = true;
        assertThat(e)
            .hasMessageContaining("No space left")
            .extracting(x -> ((BiException) x).code().id())
            .isEqualTo("core/storage");
      }
      assertThat(number(store)).isEqualTo(full ? 1 : 2);
      files.space(Long.MAX_VALUE);
      set(store, 3);
      assertThat(number(store)).isEqualTo(3);
    }
  }
}
