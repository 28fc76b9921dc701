package io.bi4j.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.durable.CrashFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rights, damage and foreign files of a state folder. */
class FileStateStore_FolderTest {
  private static final StateKey KEY = new StateKey("acme", "daily", "run");

  @TempDir Path folder;

  private static void assertFails(String code, String part, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BiException.class, e -> assertThat(e.code().id()).isEqualTo(code))
        .hasMessageContaining(part);
  }

  private static void set(StateStore store, String text) {
    long version = store.load(KEY).map(StateEntry::version).orElse(0L);
    store.compareAndSet(KEY, version, text.getBytes(UTF_8)).orElseThrow();
  }

  private static String text(StateStore store) {
    return new String(store.load(KEY).orElseThrow().bytes(), UTF_8);
  }

  private Path file(String suffix) throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("s"))) {
      List<Path> found = files.filter(f -> f.toString().endsWith(suffix)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  @Test
  void folder_and_files_are_for_the_owner_only() throws Exception {
    set(FileStateStore.at(folder.resolve("s")), "a");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("s"))))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(".state"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_folder_that_everybody_may_write_is_refused() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertFails("core/unsafe-state-folder", "chmod", () -> FileStateStore.at(folder).load(KEY));
  }

  @Test
  void a_network_file_system_is_refused_where_the_host_wants_a_local_one() {
    CrashFiles files = new CrashFiles();
    files.type = "nfs4";

    set(FileStateStore.at(Path.of("/s"), files), "a");
    assertFails(
        "core/unsafe-state-folder",
        "nfs4",
        () -> FileStateStore.at(Path.of("/s"), files).requireLocal().load(KEY));
  }

  @Test
  void a_folder_that_cannot_be_written_is_told_at_the_first_look() {
    CrashFiles files = new CrashFiles();
    files.failAt(1, true);

    assertFails("core/storage", "/s", () -> FileStateStore.at(Path.of("/s"), files).load(KEY));
  }

  @Test
  void a_folder_that_is_a_file_is_told() throws Exception {
    Path file = Files.writeString(folder.resolve("x"), "x");

    assertFails("core/storage", "x", () -> FileStateStore.at(file).load(KEY));
  }

  @Test
  void damage_is_an_error_that_names_the_file_and_is_never_taken_for_nothing() throws Exception {
    StateStore store = FileStateStore.at(folder.resolve("s"));
    set(store, "a");
    set(store, "b");
    Path file = file(".state");
    byte[] torn = java.util.Arrays.copyOf(Files.readAllBytes(file), 70);

    Files.write(file, torn);
    assertFails("core/state-damaged", file.toString(), () -> store.load(KEY));
    assertFails("core/state-damaged", "torn", () -> store.compareAndSet(KEY, 0, new byte[1]));
    Files.delete(file);
    assertFails("core/state-damaged", "missing", () -> store.load(KEY));
    assertFails("core/state-damaged", "missing", () -> store.acquire(KEY, java.time.Duration.ZERO));
  }

  @Test
  void the_generation_before_is_used_where_the_host_allows_it() throws Exception {
    FileStateStore store = FileStateStore.at(folder.resolve("s"));
    set(store, "a");
    set(store, "b");
    Files.write(file(".state"), new byte[] {1, 2, 3});

    FileStateStore lenient = store.onDamage(FileStateStore.OnDamage.PREVIOUS);

    assertThat(text(lenient)).isEqualTo("a");
    set(lenient, "c");
    assertThat(text(store)).isEqualTo("c");
  }

  @Test
  void two_damaged_generations_are_an_error_whatever_the_host_allows() throws Exception {
    FileStateStore store =
        FileStateStore.at(folder.resolve("s")).onDamage(FileStateStore.OnDamage.PREVIOUS);
    set(store, "a");
    set(store, "b");
    Files.write(file(".state"), new byte[0]);
    Files.write(file(".state.prev"), new byte[0]);

    assertFails("core/state-damaged", ".prev", () -> store.load(KEY));
  }

  @Test
  void a_file_of_another_key_or_store_is_noticed() throws Exception {
    StateStore store = FileStateStore.at(folder.resolve("s"));
    set(store, "a");
    StateKey other = new StateKey("acme", "other", "run");
    Path file = file(".state");
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    store.compareAndSet(other, 0, new byte[] {1});
    Path otherFile = file(".state");
    Files.write(otherFile, bytes);

    assertFails("core/state-damaged", "another key", () -> store.load(other));

    StateStore second = FileStateStore.at(folder.resolve("t"));
    second.load(KEY);
    Files.write(folder.resolve("t").resolve(file.getFileName()), bytes);
    assertFails("core/state-damaged", "another store", () -> second.load(KEY));
  }

  @Test
  void a_store_without_its_id_is_noticed() throws Exception {
    set(FileStateStore.at(folder.resolve("s")), "a");
    Files.delete(folder.resolve("s").resolve(".store"));

    assertFails(
        "core/state-damaged",
        ".store is missing",
        () -> FileStateStore.at(folder.resolve("s")).load(KEY));
  }
}
