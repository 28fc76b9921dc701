package io.bi4j.core.internal.sink;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.durable.FileOps;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file per run. Rows go into a hidden file beside the target, which is synced and renamed into
 * place when the run ends: whoever looks at the target sees the rows of the last run that ended,
 * whole. Commits before the end make the hidden file durable, so that an interrupted run goes on
 * inside it, where the format can be gone on with. Running again replaces the file.
 */
public final class FileSink implements Sink {
  private final Path target;
  private final RowFormat format;
  private final FileOps ops;

  public FileSink(Path target, RowFormat format) {
    this(target, format, FileOps.SYSTEM);
  }

  public FileSink(Path target, RowFormat format, FileOps ops) {
    this.target = target;
    this.format = format;
    this.ops = ops;
  }

  @Override
  public String name() {
    return String.valueOf(target.getFileName());
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public boolean atomicRuns() {
    return true;
  }

  @Override
  public boolean commitsOnce() {
    return !format.appends();
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    if (Files.isDirectory(target)) {
      throw new BiException(
          CoreErrors.NOT_A_FILE,
          "\"" + target + "\" is a directory; a file sink writes one file. Name a file in it.");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new BiException(
          CoreErrors.FILE_NOT_FOUND,
          "The folder of \"" + target + "\" does not exist. Create it first.");
    }
    FileSession session = new FileSession(target.toAbsolutePath(), format, ops, schema);
    session.begin();
    return session;
  }

  @Override
  public String toString() {
    return "FileSink(" + target + ")";
  }
}
