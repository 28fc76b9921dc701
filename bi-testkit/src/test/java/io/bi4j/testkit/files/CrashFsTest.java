package io.bi4j.testkit.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashFsTest {
  @TempDir Path folder;
  private CrashFs disk;

  @BeforeEach
  void put_a_file_on_the_disk() throws IOException {
    Files.writeString(folder.resolve("safe.txt"), "safe");
    disk = CrashFs.over(folder);
  }

  private void forceFolder(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void writeForced(Path path, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
      out.force(false);
    }
  }

  @Test
  void keeps_what_was_there_before_and_what_was_forced() throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Path file = disk.path("forced-" + seed);
      writeForced(file, "text " + seed);
      forceFolder(disk.folder());

      disk.restart(seed);

      assertThat(Files.readString(file)).isEqualTo("text " + seed);
      assertThat(Files.readString(disk.path("safe.txt"))).isEqualTo("safe");
    }
  }

  @Test
  void a_new_file_may_be_gone_empty_zeroed_or_torn() throws IOException {
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 400; seed++) {
      Path file = disk.path("new");
      Files.deleteIfExists(file);
      Files.writeString(file, "x".repeat(3_000));
      disk.restart(seed);
      seen.add(kind(file));
      Files.deleteIfExists(file);
      forceFolder(disk.folder());
    }
    assertThat(seen).containsExactlyInAnyOrder("gone", "empty", "zeros", "torn", "whole");
  }

  private static String kind(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "gone";
    }
    String text = Files.readString(file);
    if (text.isEmpty()) {
      return "empty";
    }
    if (text.equals("x".repeat(3_000))) {
      return "whole";
    }
    return text.indexOf('x') < 0 ? "zeros" : "torn";
  }

  @Test
  void a_move_is_atomic_and_may_lack_its_content() throws IOException {
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 400; seed++) {
      Files.writeString(disk.path("part"), "new");
      Files.move(disk.path("part"), disk.path("safe.txt"), StandardCopyOption.REPLACE_EXISTING);
      disk.restart(seed);
      String text = Files.readString(disk.path("safe.txt"));
      seen.add(text.replace('\0', '0') + (Files.exists(disk.path("part")) ? " + part" : ""));
      Files.writeString(disk.path("safe.txt"), "safe");
      Files.deleteIfExists(disk.path("part"));
      disk = CrashFs.over(folder);
    }
    assertThat(seen).contains("safe", "new", "", "000").doesNotContain("new + part");
  }

  @Test
  void a_deleted_file_may_come_back_until_the_folder_is_forced() throws IOException {
    Set<Boolean> seen = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      Files.deleteIfExists(disk.path("safe.txt"));
      disk.restart(seed);
      seen.add(Files.exists(disk.path("safe.txt")));
      Files.writeString(folder.resolve("safe.txt"), "safe");
      disk = CrashFs.over(folder);
    }
    assertThat(seen).containsExactlyInAnyOrder(true, false);

    Files.delete(disk.path("safe.txt"));
    forceFolder(disk.folder());
    disk.restart(1);
    assertThat(disk.path("safe.txt")).doesNotExist();
  }

  @Test
  void folders_and_links_come_back_as_they_were_forced() throws IOException {
    Path below = disk.path("a/b");
    Files.createDirectories(below);
    writeForced(below.resolve("file"), "deep");
    Files.createLink(below.resolve("link"), below.resolve("file"));
    forceFolder(below);
    forceFolder(disk.path("a"));
    forceFolder(disk.folder());

    disk.restart(5);

    assertThat(Files.readString(below.resolve("link"))).isEqualTo("deep");
    assertThat(Files.isSameFile(below.resolve("link"), below.resolve("file"))).isTrue();
  }

  @Test
  void everything_fails_while_the_power_is_off_and_locks_are_gone_after() throws IOException {
    FileChannel open =
        FileChannel.open(disk.path("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = open.lock();
    disk.powerOffAt(2);
    open.write(ByteBuffer.wrap(new byte[] {1}));

    assertThatThrownBy(() -> open.force(true))
        .hasMessageContaining("power")
        .hasMessageContaining("lock");
    assertThatThrownBy(() -> Files.readString(disk.path("safe.txt")))
        .hasMessageContaining("power is off");
    assertThat(disk.isPowerOff()).isTrue();

    disk.restart(3);

    assertThat(lock.isValid()).isFalse();
    assertThatThrownBy(() -> open.write(ByteBuffer.wrap(new byte[] {1})))
        .isInstanceOf(IOException.class);
    disk.files().assertNothingOpen();
    assertThat(Files.readString(disk.path("safe.txt"))).isEqualTo("safe");
  }

  @Test
  void the_same_seed_loses_the_same() throws IOException {
    byte[][] left = new byte[2][];
    for (int run = 0; run < 2; run++) {
      Files.deleteIfExists(folder.resolve("file"));
      Files.write(folder.resolve("file"), new byte[100_000]);
      disk = CrashFs.over(folder);
      Files.writeString(disk.path("file"), "y".repeat(90_000));
      disk.restart(17);
      left[run] = Files.readAllBytes(disk.path("file"));
    }
    assertThat(left[0]).isEqualTo(left[1]);
  }

  @Test
  void ways_past_the_model_are_refused() throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            disk.path("safe.txt"), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      assertThatThrownBy(() -> channel.map(FileChannel.MapMode.READ_WRITE, 0, 4))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(channel.map(FileChannel.MapMode.READ_ONLY, 0, 4).get(0)).isEqualTo((byte) 's');
    }
    assertThatThrownBy(() -> disk.path("safe.txt").toFile())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_move_from_another_file_system_is_a_copy() throws IOException {
    Files.move(folder.resolve("safe.txt"), disk.path("x"));

    assertThat(disk.files().changes()).contains("OPEN_WRITE x", "WRITE x");
    assertThat(Files.readString(disk.path("x"))).isEqualTo("safe");
  }
}
