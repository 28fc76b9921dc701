package io.bi4j.testkit.files;

import io.bi4j.testkit.fault.FaultCounter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * A folder on a disk that may lose power. Bytes that were not forced with {@code
 * FileChannel.force}, and names that were not forced with their folder, are lost at the cut, or
 * kept in part: in any order, torn at 512 or 4,096 bytes, or as zeros; a file may have its new name
 * and not its content. What was forced is kept whole.
 *
 * <pre>{@code
 * CrashFs disk = CrashFs.over(temporaryFolder);
 * disk.powerOffAt(5);                              // the fifth change from now
 * assertThatThrownBy(() -> replace(disk.path("report.csv")));
 * disk.restart(42);                                // seed 42 decides what was lost
 * assertThat(contentOf(disk.path("report.csv"))).isIn(OLD, NEW);
 * }</pre>
 *
 * <p>{@link PowerCuts} does this at many moments. The folder is made anew at a restart, under the
 * same paths. A move within the folder is atomic, as POSIX has it. Files are held in memory a
 * second time, so keep them small (a few MiB). Thread-safe.
 *
 * @since 0.1
 */
public final class CrashFs {
  private final FileLayer layer;
  private final CrashModel model;
  private final FaultyFileSystem files;

  private CrashFs(Path root) throws IOException {
    this.model = new CrashModel(root);
    this.layer = new FileLayer(root, model);
    this.files = new FaultyFileSystem(root, layer);
  }

  /** A disk that holds an existing folder; what is in it now is safe. */
  public static CrashFs over(Path folder) throws IOException {
    return new CrashFs(FaultyFileSystem.rootOf(folder));
  }

  /** The folder. */
  public Path folder() {
    return files.folder();
  }

  /** A path in the folder. */
  public Path path(String name) {
    return files.path(name);
  }

  /** The same files, for other faults besides: a full disk, I/O errors, open handles. */
  public FaultyFileSystem files() {
    return files;
  }

  /**
   * The power goes off just before the n-th change from now, counted from one: changes are the
   * operations with {@link FileOperation#isChanging()}. Everything fails from then on.
   *
   * @return counts the changes
   */
  public FaultCounter powerOffAt(int change) {
    return layer.powerOffAt(change);
  }

  /** The power goes off now. */
  public void powerOff() {
    layer.powerOff();
  }

  /** Whether the power is off. */
  public boolean isPowerOff() {
    return layer.isPowerOff();
  }

  /**
   * Turns the power off if it is on, loses what was not forced, and turns it on again. What was
   * open is closed, locks are gone.
   *
   * @param seed decides what is lost
   */
  public void restart(long seed) throws IOException {
    layer.powerOn();
    synchronized (layer) {
      model.lose(new Random(seed));
    }
  }

  /**
   * Plays a disk that does not do what it was told, to see whether a test would notice code that
   * forgot to force.
   *
   * @param files forcing files does nothing
   * @param folders forcing folders does nothing
   */
  public CrashFs ignoreForce(boolean files, boolean folders) {
    synchronized (layer) {
      model.ignoreForce(files, folders);
    }
    return this;
  }
}
