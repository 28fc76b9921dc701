package io.bi4j.core.internal.spill;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The private directory of one run for state that does not fit, made when the first operator spills
 * and removed with everything in it when the run ends, in whatever way. Only the owner may read it.
 * Thread-safe.
 */
public final class SpillSpace implements AutoCloseable {
  /** What the names of all such directories begin with. */
  public static final String PREFIX = "bi4j-spill-";

  private final Path parent;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<SpillFile> files = new ArrayList<>();
  private @Nullable Path directory;
  private boolean closed;

  /**
   * A space that takes no room yet.
   *
   * @param parent where the directory is made
   */
  public SpillSpace(Path parent) {
    this.parent = parent;
  }

  /** A space in the directory for temporary files of the system. */
  public static SpillSpace ofSystem() {
    return new SpillSpace(Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /**
   * Makes a file.
   *
   * @param operator which operator writes it, for messages
   * @throws BiException {@code core/spill-failed} when the directory cannot be written
   */
  public SpillFile newFile(String operator) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The run has ended; nothing may spill any more.");
      }
      Path place = directory == null ? Files.createTempDirectory(parent, PREFIX) : directory;
      directory = place;
      SpillFile file = SpillFile.create(place.resolve(files.size() + ".columns"), operator);
      files.add(file);
      return file;
    } catch (IOException e) {
      throw failed(parent, operator, e);
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that were written so far. */
  public long bytesWritten() {
    lock.lock();
    try {
      return files.stream().mapToLong(SpillFile::size).sum();
    } finally {
      lock.unlock();
    }
  }

  static BiException failed(Path place, String operator, IOException cause) {
    return new BiException(
        CoreErrors.SPILL_FAILED,
        "Step \""
            + operator
            + "\" passed its memory budget and could not write to \""
            + place
            + "\": "
            + cause
            + ". Free space there, name another place with spillDirectory(...), or raise"
            + " memoryBudget(...).",
        cause);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      IOException first = null;
      for (SpillFile file : files) {
        try {
          file.close();
        } catch (IOException e) {
          first = first == null ? e : first;
        }
      }
      if (directory != null) {
        Files.deleteIfExists(directory);
        directory = null;
      }
      if (first != null) {
        throw first;
      }
    } catch (IOException e) {
      throw new BiException(
          CoreErrors.SPILL_FAILED,
          "Spilled state could not be removed from \""
              + parent
              + "\": "
              + e
              + ". Delete the directories "
              + PREFIX
              + "* there that no process uses.",
          e);
    } finally {
      lock.unlock();
    }
  }
}
