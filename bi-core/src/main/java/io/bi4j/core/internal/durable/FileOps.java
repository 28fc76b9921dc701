package io.bi4j.core.internal.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The few file operations that durability stands on. Thread-safe. */
public interface FileOps {
  /** The operations of the JDK. */
  FileOps SYSTEM = new SystemFiles();

  /**
   * Creates a file that does not exist yet.
   *
   * @param ownerOnly whether only the owner may read and write it, where the system can say that
   */
  Output create(Path file, boolean ownerOnly) throws IOException;

  /** Opens a file to write behind its first {@code length} bytes; what follows them is cut off. */
  Output append(Path file, long length) throws IOException;

  /** All bytes of a file. */
  byte[] read(Path file) throws IOException;

  /** Some bytes of a file; fewer at its end. */
  byte[] read(Path file, long from, int length) throws IOException;

  /** The length of a file in bytes. */
  long size(Path file) throws IOException;

  /** Whether there is a file of this name. */
  boolean exists(Path file) throws IOException;

  /** The files in a folder, in no order. */
  List<Path> list(Path folder) throws IOException;

  /** Gives a file a name in the same folder, replacing a file of that name in one step. */
  void move(Path from, Path to) throws IOException;

  /** Gives a file a second name that does not exist yet. */
  void link(Path file, Path name) throws IOException;

  /** Removes a file if it exists. */
  void delete(Path file) throws IOException;

  /** Makes the names in a folder durable; does nothing on systems that cannot. */
  void forceFolder(Path folder) throws IOException;

  /**
   * Keeps other threads and processes out until it is closed; waits for those that are in.
   *
   * @param file made when it does not exist; nothing else may open it
   */
  Closeable lock(Path file) throws IOException;

  /**
   * Holds a file until it is closed or the process ends.
   *
   * @param file made when it does not exist; nothing else may open it
   * @param holder what others are told about the holder
   * @param other gets what the present holder said, when there is one
   * @return empty when another holds it
   */
  Optional<Hold> hold(Path file, String holder, StringBuilder other) throws IOException;

  /**
   * Makes a folder, and those above it, that only the owner may use where the system can say so.
   */
  void makeFolder(Path folder) throws IOException;

  /** Whether every user of the machine may write a folder. */
  boolean isOpenToAll(Path folder) throws IOException;

  /** The kind of file system that holds a folder, for example {@code ext4}. */
  String fileSystem(Path folder) throws IOException;

  /** A file that this process holds. Thread-safe. */
  interface Hold extends Closeable {
    /** Whether it is still held. */
    boolean isHeld();

    @Override
    void close() throws IOException;
  }

  /** A file that is being written. Confined to one thread at a time. */
  interface Output extends Closeable {
    /** Writes some of the bytes, at least one, and says how many. */
    int write(byte[] bytes, int from, int length) throws IOException;

    /** Makes what was written durable. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }
}
