package io.bi4j.core.internal.sink;

import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.spi.Sink;
import java.nio.file.Path;

/**
 * Where a sink of files writes: one file, or a folder of files.
 *
 * @param path the file or the folder
 * @param isFolder which of the two
 * @param replacing whether the rows of a run take the place of those before
 * @param writers how many files of a folder are written at the same time
 */
public record FileTarget(Path path, boolean isFolder, boolean replacing, int writers) {
  private static final int MOST_WRITERS = 8;

  /** One file. */
  public static FileTarget file(Path path) {
    return new FileTarget(path, false, true, 1);
  }

  /** A folder, to which every run adds its rows. */
  public static FileTarget folder(Path path) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new FileTarget(path, true, false, Math.min(MOST_WRITERS, cores));
  }

  /** The same folder, whose rows each run replaces. */
  public FileTarget replaced() {
    return new FileTarget(path, isFolder, true, writers);
  }

  /** The same folder with another number of files at the same time. */
  public FileTarget writers(int count) {
    if (!isFolder || count < 1) {
      throw new IllegalArgumentException(
          "A folder has 1 writer or more and a file one, was " + count + ".");
    }
    return new FileTarget(path, true, replacing, count);
  }

  /** The sink that writes there. */
  public Sink sink(RowFormat format) {
    return isFolder
        ? new FolderSink(path, format, FileOps.SYSTEM, replacing, writers)
        : new FileSink(path, format);
  }
}
