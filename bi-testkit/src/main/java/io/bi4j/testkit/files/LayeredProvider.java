package io.bi4j.testkit.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends each operation through the layer and then to the provider below. */
final class LayeredProvider extends FileSystemProvider {
  private final LayeredFileSystem files;
  private final FileSystemProvider base;
  private final FileLayer layer;

  LayeredProvider(LayeredFileSystem files, FileSystemProvider base, FileLayer layer) {
    this.files = files;
    this.base = base;
    this.layer = layer;
  }

  @Override
  public String getScheme() {
    return "bi4j-faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw noUri();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw noUri();
  }

  @Override
  public Path getPath(URI uri) {
    throw noUri();
  }

  private static UnsupportedOperationException noUri() {
    return new UnsupportedOperationException("A faulty file system has no URIs; use path(...).");
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = LayeredPath.base(path);
    boolean writes =
        options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
    layer.before(writes ? FileOperation.OPEN_WRITE : FileOperation.OPEN_READ, file);
    layer.checkHandles(file);
    boolean existed = Files.exists(file);
    long length = existed && writes ? Files.size(file) : 0;
    FileChannel channel = base.newFileChannel(file, options, attributes);
    if (writes) {
      if (!existed) {
        layer.created(file, false);
      } else if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
        layer.truncated(file, length, 0);
      }
    }
    return new LayeredChannel(layer, file, channel, options);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Path below = LayeredPath.base(folder);
    layer.before(FileOperation.LIST, below);
    layer.checkHandles(below);
    return new LayeredListing(
        layer,
        below,
        base.newDirectoryStream(below, path -> filter.accept(files.wrap(path))),
        files::wrap);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path below = LayeredPath.base(folder);
    layer.before(FileOperation.CREATE_FOLDER, below);
    base.createDirectory(below, attributes);
    layer.created(below, true);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    Path name = LayeredPath.base(link);
    layer.before(FileOperation.LINK, name);
    base.createLink(name, LayeredPath.base(existing));
    layer.linked(name, LayeredPath.base(existing));
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes)
      throws IOException {
    layer.refuseWhenTracked("symbolic links");
    Path name = LayeredPath.base(link);
    layer.before(FileOperation.LINK, name);
    base.createSymbolicLink(name, LayeredPath.base(target), attributes);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return files.wrap(base.readSymbolicLink(LayeredPath.base(link)));
  }

  @Override
  public void delete(Path path) throws IOException {
    Path below = LayeredPath.base(path);
    layer.before(FileOperation.DELETE, below);
    long length = FileLayer.lengthOf(below);
    base.delete(below);
    layer.deleted(below, length);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    if (List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
      deleteIfExists(target);
    }
    if (Files.isDirectory(source)) {
      createDirectory(target);
      return;
    }
    try (InputStream in = newInputStream(source);
        OutputStream out =
            newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      in.transferTo(out);
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Path from = LayeredPath.base(source);
    Path to = LayeredPath.base(target);
    layer.before(FileOperation.MOVE, to);
    long replaced = from.equals(to) ? 0 : FileLayer.lengthOf(to);
    base.move(from, to, options);
    layer.moved(from, to, replaced);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return other instanceof LayeredPath
        && base.isSameFile(LayeredPath.base(one), LayeredPath.base(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return base.isHidden(LayeredPath.base(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return base.getFileStore(LayeredPath.base(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path below = LayeredPath.base(path);
    layer.before(FileOperation.READ_ATTRIBUTES, below);
    base.checkAccess(below, modes);
    if (List.of(modes).contains(AccessMode.WRITE)) {
      layer.checkWritable(below);
    }
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return base.getFileAttributeView(LayeredPath.base(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    Path below = LayeredPath.base(path);
    layer.before(FileOperation.READ_ATTRIBUTES, below);
    return base.readAttributes(below, type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    Path below = LayeredPath.base(path);
    layer.before(FileOperation.READ_ATTRIBUTES, below);
    return base.readAttributes(below, names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    Path below = LayeredPath.base(path);
    layer.before(FileOperation.SET_ATTRIBUTE, below);
    base.setAttribute(below, name, value, options);
  }
}
