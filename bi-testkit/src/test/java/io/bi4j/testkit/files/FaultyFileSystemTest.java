package io.bi4j.testkit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.testkit.fault.FaultCounter;
import io.bi4j.testkit.fault.FaultLoop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyFileSystemTest {
  private static final String OLD = "old ".repeat(100);
  private static final String NEW = "new ".repeat(120);

  @TempDir Path folder;
  private FaultyFileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = FaultyFileSystem.over(folder);
  }

  /** Runs a way to replace a file under every disk size; it must leave the old or the new. */
  private void replaceOnSmallDisks(Writers writer) throws IOException {
    for (int space = 0; space <= NEW.length() + 10; space += 7) {
      FaultyFileSystem small = FaultyFileSystem.over(folder);
      Files.writeString(folder.resolve("report"), OLD);
      small.diskSpace(space);
      try {
        writer.replace(small.path("report"), NEW);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left on device");
      }
      assertThat(Files.readString(folder.resolve("report"))).isIn(OLD, NEW);
    }
  }

  @Test
  void a_full_disk_spares_the_right_writer() throws IOException {
    replaceOnSmallDisks(Writers.RIGHT);
    assertThat(Files.exists(folder.resolve("report.part"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Writers.class,
      names = {"TRUSTING_ONE_WRITE", "IN_PLACE"})
  void a_full_disk_shows_what_a_wrong_writer_does(Writers writer) {
    assertThatThrownBy(() -> replaceOnSmallDisks(writer)).isInstanceOf(AssertionError.class);
  }

  @Test
  void a_write_that_crosses_the_limit_is_short_and_the_next_one_fails() throws IOException {
    files.diskSpace(10);
    try (FileChannel out =
        FileChannel.open(files.path("a"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(out.write(ByteBuffer.allocate(16))).isEqualTo(10);
      assertThatThrownBy(() -> out.write(ByteBuffer.allocate(6)))
          .hasMessage("No space left on device");
      assertThat(out.write(ByteBuffer.allocate(10), 0))
          .as("overwriting needs no room")
          .isEqualTo(10);
      out.truncate(4);
      assertThat(out.write(ByteBuffer.allocate(6), 4)).as("truncating makes room").isEqualTo(6);
    }
    Files.delete(files.path("a"));
    Files.write(files.path("b"), new byte[10]);
    assertThat(folder.resolve("b")).hasSize(10);
  }

  @Test
  void every_error_of_the_disk_leaves_the_old_or_the_new() {
    int faults =
        FaultLoop.once("replace")
            .run(
                fault -> {
                  Files.writeString(folder.resolve("report"), OLD);
                  FaultyFileSystem faulty = FaultyFileSystem.over(folder).faults(fault);
                  try {
                    Writers.RIGHT.replace(faulty.path("report"), NEW);
                  } catch (IOException e) {
                    assertThat(e).hasMessageContaining("injected");
                  }
                  assertThat(Files.readString(folder.resolve("report"))).isIn(OLD, NEW);
                  faulty.assertNothingOpen();
                });
    assertThat(faults).as("open, write, force, move, open folder, force folder").isEqualTo(6);
  }

  @Test
  void an_error_in_the_wrong_place_shows_a_handle_left_open() throws IOException {
    Writers.RIGHT.replace(files.path("report"), NEW);
    files.assertNothingOpen();

    Writers.LEAVING_THE_FILE_OPEN.replace(files.path("report"), NEW);

    assertThatThrownBy(() -> files.assertNothingOpen())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1 left open: [report.part]")
        .satisfies(
            e ->
                assertThat(e.getSuppressed()[0].getStackTrace())
                    .anyMatch(frame -> frame.getClassName().contains("Writers")));
  }

  @Test
  void a_listing_left_open_is_found() throws IOException {
    DirectoryStream<Path> listing = Files.newDirectoryStream(files.folder());
    assertThat(files.openFiles()).containsExactly(files.folder());
    listing.close();
    files.assertNothingOpen();
  }

  @Test
  void a_read_only_disk_refuses_changes_and_lets_read() throws IOException {
    Files.writeString(folder.resolve("a"), "text");
    files.readOnly(true);

    assertThat(Files.readString(files.path("a"))).isEqualTo("text");
    assertThat(Files.isWritable(files.path("a"))).isFalse();
    assertThat(files.fileSystem().isReadOnly()).isTrue();
    assertThatThrownBy(() -> Files.writeString(files.path("a"), "x"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Read-only file system");
    assertThatThrownBy(() -> Files.delete(files.path("a"))).hasMessageContaining("Read-only");
  }

  @Test
  void too_many_open_files_fail_as_the_system_does() throws IOException {
    files.handleLimit(2);
    Files.writeString(files.path("a"), "text");
    try (InputStream one = Files.newInputStream(files.path("a"));
        InputStream two = Files.newInputStream(files.path("a"))) {
      assertThatThrownBy(() -> Files.newInputStream(files.path("a")))
          .hasMessageContaining("Too many open files");
      assertThat(one.read()).isEqualTo(two.read());
    }
    assertThat(Files.readString(files.path("a"))).isEqualTo("text");
  }

  @Test
  void one_operation_on_files_of_one_name_fails() throws IOException {
    files.fail(FileOperation.FORCE, "*.part", FaultCounter.once(2));

    Writers.RIGHT.replace(files.path("a"), NEW);
    assertThatThrownBy(() -> Writers.RIGHT.replace(files.path("b"), NEW))
        .hasMessageContaining("FORCE b.part");
    Writers.RIGHT.replace(files.path("c"), NEW);
  }

  @Test
  void the_order_of_changes_can_be_read() throws IOException {
    Writers.RIGHT.replace(files.path("a"), NEW);

    assertThat(files.changes())
        .containsExactly(
            "OPEN_WRITE a.part", "WRITE a.part", "FORCE a.part", "MOVE a", "FORCE_FOLDER ");
  }

  @Test
  void short_reads_give_the_same_bytes_in_more_pieces() throws IOException {
    Files.writeString(folder.resolve("a"), NEW);
    files.shortReads(1);
    int reads = 0;
    try (FileChannel in = FileChannel.open(files.path("a"))) {
      while (in.read(ByteBuffer.allocate(200)) > 0) {
        reads++;
      }
    }
    assertThat(reads).isGreaterThan(NEW.length() / 200 + 1);
    assertThat(Files.readString(files.path("a"))).isEqualTo(NEW);
  }

  @Test
  void listings_come_in_an_order_that_follows_from_the_seed() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.writeString(folder.resolve("f" + (10 + i)), "");
    }
    List<String> first = listed(files.shuffleListings(1));

    assertThat(first).hasSize(20).isNotEqualTo(first.stream().sorted().toList());
    assertThat(listed(files.shuffleListings(1))).isEqualTo(first);
    assertThat(listed(files.shuffleListings(2))).isNotEqualTo(first);
  }

  private static List<String> listed(FaultyFileSystem files) throws IOException {
    try (Stream<Path> names = Files.list(files.folder())) {
      return names.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void a_watcher_hears_of_operations_before_they_happen() throws IOException {
    List<String> heard = new ArrayList<>();
    files.watch((operation, path) -> heard.add(operation + " " + Files.exists(path)));

    Files.writeString(files.path("a"), "x");

    assertThat(heard).containsExactly("OPEN_WRITE false", "WRITE true");
  }

  @Test
  void copies_walks_and_attributes_work_as_ever() throws IOException {
    Files.createDirectories(files.path("x/y"));
    Files.writeString(files.path("x/y/a"), "text");
    Files.copy(files.path("x/y/a"), files.path("x/b"));

    try (Stream<Path> walk = Files.walk(files.folder())) {
      assertThat(walk.filter(Files::isRegularFile).map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("a", "b");
    }
    assertThat(Files.size(files.path("x/b"))).isEqualTo(4);
    assertThat(files.path("x").resolve("b")).isEqualTo(files.path("x/b"));
    assertThat(files.path("x/b").startsWith(files.folder())).isTrue();
    assertThat(files.folder().relativize(files.path("x/b")).toString()).isEqualTo("x/b");
    files.assertNothingOpen();
  }
}
