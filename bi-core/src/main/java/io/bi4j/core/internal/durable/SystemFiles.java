package io.bi4j.core.internal.durable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations of the JDK. Files of the system are written through {@link RandomAccessFile},
 * which an interrupt does not close as it would a channel; files of other file systems have
 * channels only.
 */
final class SystemFiles implements FileOps {
  @Override
  public Output create(Path file, boolean ownerOnly) throws IOException {
    Files.createFile(file, ownerOnly ? rights(file, "rw-------") : new FileAttribute<?>[0]);
    return isOfTheSystem(file)
        ? new Written(new RandomAccessFile(file.toFile(), "rw"))
        : new Channelled(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  /** Whether a file can be opened without a channel. */
  private static boolean isOfTheSystem(Path file) {
    return file.getFileSystem() == FileSystems.getDefault();
  }

  private static FileAttribute<?>[] rights(Path file, String rights) {
    if (!isPosix(file)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
    };
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, rights(folder, "rwx------"));
  }

  @Override
  public boolean isOpenToAll(Path folder) throws IOException {
    return isPosix(folder)
        && Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
  }

  @Override
  public Output append(Path file, long length) throws IOException {
    if (Files.size(file) < length) {
      throw new IOException(
          "it has " + Files.size(file) + " bytes, " + length + " of them were committed");
    }
    return isOfTheSystem(file) ? appendHere(file, length) : appendElsewhere(file, length);
  }

  private static Output appendHere(Path file, long length) throws IOException {
    RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
    try {
      opened.setLength(length);
      opened.seek(length);
      return new Written(opened);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private static Output appendElsewhere(Path file, long length) throws IOException {
    FileChannel opened = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      opened.truncate(length).position(length);
      return new Channelled(opened);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public byte[] read(Path file, long from, int length) throws IOException {
    try (InputStream opened = Files.newInputStream(file)) {
      opened.skipNBytes(Math.min(from, Files.size(file)));
      return opened.readNBytes(length);
    }
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (UnsupportedOperationException noLinks) {
      Files.copy(file, name);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** Windows does not open folders; its file systems journal the names themselves. */
  @Override
  public void forceFolder(Path folder) throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    return FileLocks.lock(file);
  }

  @Override
  public Optional<Hold> hold(Path file, String holder, StringBuilder other) throws IOException {
    return FileLocks.hold(file, holder, other);
  }

  @Override
  public String fileSystem(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    return store.type();
  }

  private record Channelled(FileChannel channel) implements Output {
    @Override
    public int write(byte[] bytes, int from, int length) throws IOException {
      return channel.write(ByteBuffer.wrap(bytes, from, length));
    }

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private record Written(RandomAccessFile file) implements Output {
    @Override
    public int write(byte[] bytes, int from, int length) throws IOException {
      file.write(bytes, from, length);
      return length;
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
