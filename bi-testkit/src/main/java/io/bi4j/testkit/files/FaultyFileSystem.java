package io.bi4j.testkit.files;

import static java.util.Objects.requireNonNull;

import io.bi4j.testkit.fault.FaultCounter;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder whose files fail when a test wants it: I/O errors in chosen operations, a full disk, a
 * read-only disk, too many open files, short reads, listings in odd order. It also knows what was
 * done and what is still open.
 *
 * <pre>{@code
 * FaultyFileSystem files = FaultyFileSystem.over(temporaryFolder);
 * files.diskSpace(10_000);
 * assertThatThrownBy(() -> export(files.path("sales.csv")))
 *     .hasMessageContaining("No space left on device");
 * files.assertNothingOpen();
 * assertThat(files.path("sales.csv")).doesNotExist();
 * }</pre>
 *
 * <p>Works by wrapping the {@link java.nio.file.spi.FileSystemProvider} of the folder: code under
 * test gets a {@link Path} from {@link #path} and uses {@code java.nio.file} as ever. Paths outside
 * of the folder are not touched, {@code Path.toFile()} is refused. Forcing is counted and not
 * passed on to the disk, so that tests are fast. Thread-safe.
 *
 * @since 0.1
 */
public final class FaultyFileSystem {
  private final Path root;
  private final FileLayer layer;
  private final LayeredFileSystem files;

  FaultyFileSystem(Path root, FileLayer layer) {
    this.root = root;
    this.layer = layer;
    this.files = new LayeredFileSystem(root.getFileSystem(), layer);
  }

  /** The files of an existing folder, for the present without faults. */
  public static FaultyFileSystem over(Path folder) throws IOException {
    Path root = rootOf(folder);
    return new FaultyFileSystem(root, new FileLayer(root, null));
  }

  static Path rootOf(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "\"" + folder + "\" is no folder. Create it, or use @TempDir.");
    }
    return folder.toRealPath();
  }

  /** The folder. */
  public Path folder() {
    return files.wrap(root);
  }

  /** A path in the folder. */
  public Path path(String name) {
    return files.wrap(root.resolve(name));
  }

  /** The file system that the paths belong to. */
  public FileSystem fileSystem() {
    return files;
  }

  /** Every operation is counted; those that the counter names fail. For {@code FaultLoop}. */
  public FaultyFileSystem faults(FaultCounter counter) {
    layer.faults(requireNonNull(counter, "counter"));
    return this;
  }

  /**
   * Operations of one kind on files of one name are counted; those that the counter names fail.
   *
   * @param glob a pattern for the last name of the path, for example {@code *.part}
   */
  public FaultyFileSystem fail(FileOperation operation, String glob, FaultCounter counter) {
    layer.rule(new FileLayer.Rule(operation, new NamePattern(root, glob), counter));
    return this;
  }

  /**
   * So many more bytes fit. As on a real disk, a write that crosses the limit writes what fits and
   * says so without an error, and the next one fails; deleting and truncating make room again.
   */
  public FaultyFileSystem diskSpace(long bytes) {
    layer.space(bytes);
    return this;
  }

  /** Whether every change fails. */
  public FaultyFileSystem readOnly(boolean yes) {
    layer.readOnly(yes);
    return this;
  }

  /** So many files and listings may be open at once. */
  public FaultyFileSystem handleLimit(int most) {
    layer.handleLimit(most);
    return this;
  }

  /** Reads give a random number of the bytes asked for, one at least. */
  public FaultyFileSystem shortReads(long seed) {
    layer.shortReads(seed);
    return this;
  }

  /** Folders are listed in an order that follows from the seed. */
  public FaultyFileSystem shuffleListings(long seed) {
    layer.shuffle(seed);
    return this;
  }

  /** Somebody who hears of each operation before it happens. */
  public FaultyFileSystem watch(FileWatcher watcher) {
    layer.watcher(requireNonNull(watcher, "watcher"));
    return this;
  }

  /** Ends all faults: space, handles and writing as the file system below has them. */
  public FaultyFileSystem clearFaults() {
    layer.clearFaults();
    return this;
  }

  /**
   * What changed files so far, in order, for example {@code WRITE a.part}, {@code FORCE a.part},
   * {@code MOVE a}, {@code FORCE_FOLDER }; names are relative to the folder.
   */
  public List<String> changes() {
    return layer.trace();
  }

  /** The files and listings that are open. */
  public List<Path> openFiles() {
    return layer.open().stream().map(handle -> (Path) files.wrap(handle.path())).toList();
  }

  /**
   * Checks that everything was closed.
   *
   * @throws AssertionError naming each open file, with the place where it was opened
   */
  public void assertNothingOpen() {
    List<FileLayer.Handle> open = layer.open();
    if (!open.isEmpty()) {
      AssertionError error =
          new AssertionError(
              open.size()
                  + " left open: "
                  + open.stream().map(handle -> root.relativize(handle.path()).toString()).toList()
                  + ". Where each was opened follows.");
      open.forEach(handle -> error.addSuppressed(handle.opened()));
      throw error;
    }
  }
}
