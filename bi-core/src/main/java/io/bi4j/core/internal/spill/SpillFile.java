package io.bi4j.core.internal.spill;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Blocks of columns in one file of a run. Thread-safe; an interrupt does not close it. */
public final class SpillFile {
  /**
   * Where a block stands.
   *
   * @param offset its first byte
   * @param length how many bytes it has
   * @param rows how many rows it holds
   */
  public record Place(long offset, int length, int rows) {}

  /** The bytes of a file; a seam for disks that are full. */
  interface Storage {
    /** Writes all bytes at a place, or throws. */
    void write(long offset, byte[] bytes, int length) throws IOException;

    /** Reads all bytes of a place, or throws. */
    void read(long offset, byte[] bytes, int length) throws IOException;

    /** Closes and deletes. */
    void remove() throws IOException;
  }

  private final Path path;
  private final String operator;
  private final Storage storage;
  private final ReentrantLock lock = new ReentrantLock();
  private long size;
  private boolean closed;

  SpillFile(Path path, String operator, Storage storage) {
    this.path = path;
    this.operator = operator;
    this.storage = storage;
  }

  static SpillFile create(Path path, String operator) throws IOException {
    return new SpillFile(path, operator, new Disk(path));
  }

  /**
   * Writes some rows as a block.
   *
   * @throws BiException {@code core/spill-failed}, for example when the disk is full
   */
  public Place write(ColumnCodec codec, Vector[] columns, int[] rows, int count) {
    codec.write(columns, rows, count);
    lock.lock();
    try {
      long offset = size;
      storage.write(offset, codec.bytes(), codec.size());
      size = offset + codec.size();
      return new Place(offset, codec.size(), count);
    } catch (IOException e) {
      throw SpillSpace.failed(path, operator, e);
    } finally {
      lock.unlock();
    }
  }

  /** Reads a block. */
  public Vector[] read(Place place) {
    byte[] bytes = new byte[place.length()];
    lock.lock();
    try {
      storage.read(place.offset(), bytes, place.length());
    } catch (IOException e) {
      throw new BiException(
          CoreErrors.SPILL_FAILED,
          "Step \""
              + operator
              + "\" could not read its spilled state from \""
              + path
              + "\": "
              + e
              + ". Run again, and look for a failing disk.",
          e);
    } finally {
      lock.unlock();
    }
    return ColumnCodec.read(bytes, place.length(), path.getFileName() + "@" + place.offset());
  }

  long size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  void close() throws IOException {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        storage.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A real file. */
  private static final class Disk implements Storage {
    private final Path path;
    private final RandomAccessFile file;

    Disk(Path path) throws IOException {
      this.path = path;
      this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public void write(long offset, byte[] bytes, int length) throws IOException {
      file.seek(offset);
      file.write(bytes, 0, length);
    }

    @Override
    public void read(long offset, byte[] bytes, int length) throws IOException {
      file.seek(offset);
      file.readFully(bytes, 0, length);
    }

    @Override
    public void remove() throws IOException {
      try {
        file.close();
      } finally {
        Files.deleteIfExists(path);
      }
    }
  }
}
