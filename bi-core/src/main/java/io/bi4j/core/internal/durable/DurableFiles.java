package io.bi4j.core.internal.durable;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Replaces whole files so that a crash at any moment leaves the old content or the new. */
public final class DurableFiles {
  private final FileOps ops;
  private final boolean ownerOnly;

  /**
   * Files of one kind.
   *
   * @param ownerOnly whether only the owner may read them
   */
  public DurableFiles(FileOps ops, boolean ownerOnly) {
    this.ops = ops;
    this.ownerOnly = ownerOnly;
  }

  /**
   * Replaces a file; when this returns, the new content survives a power cut.
   *
   * @param previous the name under which the old content is kept, or null to drop it
   * @throws IOException when it could not be done; the old content is still there, or the new
   */
  public void replace(Path target, byte[] content, @Nullable Path previous) throws IOException {
    Path temporary = writeForced(target, content);
    try {
      if (previous != null && ops.exists(target)) {
        keep(target, previous);
      }
      ops.move(temporary, target);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
    ops.forceFolder(folder(target));
  }

  private void keep(Path target, Path previous) throws IOException {
    Path link = sibling(target, "link");
    ops.delete(link);
    ops.link(target, link);
    ops.move(link, previous);
    // A move between two names of one file does nothing, and the first name stays.
    ops.delete(link);
  }

  /**
   * Writes and forces a temporary file. After a force that failed the kernel may take unwritten
   * pages for written, so the file is never forced again: a new one is written once.
   */
  private Path writeForced(Path target, byte[] content) throws IOException {
    Path first = sibling(target, "new");
    try {
      return write(first, content);
    } catch (ForceFailed failed) {
      ops.delete(first);
      return write(sibling(target, "again"), content);
    }
  }

  private Path write(Path temporary, byte[] content) throws IOException {
    ops.delete(temporary);
    try (FileOps.Output out = ops.create(temporary, ownerOnly)) {
      writeFully(out, content, 0, content.length);
      force(out);
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
    return temporary;
  }

  private static void force(FileOps.Output out) throws IOException {
    try {
      out.force();
    } catch (IOException e) {
      throw new ForceFailed(e);
    }
  }

  /** Writes all bytes; a write of fewer than asked for is normal on a disk that is filling up. */
  public static void writeFully(FileOps.Output out, byte[] bytes, int from, int length)
      throws IOException {
    int done = 0;
    while (done < length) {
      done += out.write(bytes, from + done, length - done);
    }
  }

  private void deleteQuietly(Path file, IOException because) {
    try {
      ops.delete(file);
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  /** A hidden name beside a file, in the same folder so that it can be renamed into place. */
  public static Path sibling(Path file, String suffix) {
    return folder(file).resolve("." + file.getFileName() + "." + suffix);
  }

  /** The folder that holds a file. */
  public static Path folder(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("\"" + file + "\" has no folder.");
    }
    return parent;
  }

  private static final class ForceFailed extends IOException {
    private static final long serialVersionUID = 1L;

    ForceFailed(IOException cause) {
      super("it could not be forced to disk: " + cause.getMessage(), cause);
    }
  }
}
