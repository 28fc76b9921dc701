package io.bi4j.core.internal.sink;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Path;

/**
 * A folder of files and a manifest that names those that count. Every commit ends the files of its
 * rows, renames them to their names and then replaces the manifest, which also holds the
 * checkpoint: rows and checkpoint become visible and durable in that one rename.
 */
public final class FolderSink implements Sink {
  private final Path folder;
  private final RowFormat format;
  private final FileOps ops;
  private final boolean replacing;
  private final int writers;

  /**
   * A sink.
   *
   * @param folder an existing folder; nothing else may write into it
   * @param replacing whether the rows of a run take the place of those before when it ends
   * @param writers how many files are written at the same time
   */
  public FolderSink(Path folder, RowFormat format, FileOps ops, boolean replacing, int writers) {
    this.folder = folder.toAbsolutePath().normalize();
    this.format = format;
    this.ops = ops;
    this.replacing = replacing;
    this.writers = writers;
  }

  @Override
  public String name() {
    return folder.getFileName() + "/";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public boolean atomicRuns() {
    return replacing;
  }

  @Override
  public int maxWriters() {
    return writers;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    FolderSession session = new FolderSession(folder, format, ops, replacing, run, schema);
    session.begin();
    return session;
  }

  static BiException failed(Path folder, String why, Exception cause) {
    return new BiException(
        CoreErrors.WRITE_FAILED,
        "Folder \""
            + folder
            + "\" could not be written: "
            + why
            + ". What was committed before is still there; check space and permissions, then run"
            + " again.",
        cause);
  }

  @Override
  public String toString() {
    return "FolderSink(" + folder + ")";
  }
}
