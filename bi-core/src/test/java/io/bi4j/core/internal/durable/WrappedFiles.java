package io.bi4j.core.internal.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The operations of the JDK, with something before each that changes a file. */
public class WrappedFiles implements FileOps {
  private final FileOps files = FileOps.SYSTEM;

  /** Comes before an operation; may throw, or end the process. */
  protected void before(String operation, Path file) throws IOException {}

  @Override
  public Output create(Path file, boolean ownerOnly) throws IOException {
    before("create", file);
    return wrapped(files.create(file, ownerOnly), file);
  }

  @Override
  public Output append(Path file, long length) throws IOException {
    before("append", file);
    return wrapped(files.append(file, length), file);
  }

  private Output wrapped(Output out, Path file) {
    return new Output() {
      @Override
      public int write(byte[] bytes, int from, int length) throws IOException {
        before("write", file);
        return out.write(bytes, from, length);
      }

      @Override
      public void force() throws IOException {
        before("force", file);
        out.force();
      }

      @Override
      public void close() throws IOException {
        out.close();
      }
    };
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return files.read(file);
  }

  @Override
  public byte[] read(Path file, long from, int length) throws IOException {
    return files.read(file, from, length);
  }

  @Override
  public long size(Path file) throws IOException {
    return files.size(file);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    return files.exists(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    return files.list(folder);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    before("move", to);
    files.move(from, to);
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    before("link", name);
    files.link(file, name);
  }

  @Override
  public void delete(Path file) throws IOException {
    before("delete", file);
    files.delete(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    before("force folder", folder);
    files.forceFolder(folder);
  }

  @Override
  public Closeable lock(Path file) throws IOException {
    before("lock", file);
    return files.lock(file);
  }

  @Override
  public Optional<Hold> hold(Path file, String holder, StringBuilder other) throws IOException {
    return files.hold(file, holder, other);
  }

  @Override
  public void makeFolder(Path folder) throws IOException {
    files.makeFolder(folder);
  }

  @Override
  public boolean isOpenToAll(Path folder) throws IOException {
    return files.isOpenToAll(folder);
  }

  @Override
  public String fileSystem(Path folder) throws IOException {
    return files.fileSystem(folder);
  }
}
