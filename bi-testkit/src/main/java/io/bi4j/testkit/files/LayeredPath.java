package io.bi4j.testkit.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of the file system below, with the same text, whose operations go through the layer. */
final class LayeredPath implements Path {
  private final LayeredFileSystem files;
  private final Path base;

  LayeredPath(LayeredFileSystem files, Path base) {
    this.files = files;
    this.base = base;
  }

  /** The path below. */
  static Path base(Path path) {
    if (path instanceof LayeredPath layered) {
      return layered.base;
    }
    throw new ProviderMismatchException(
        "\""
            + path
            + "\" is a path of another file system. Make it with path(...) of the faulty one.");
  }

  private LayeredPath wrap(Path path) {
    return new LayeredPath(files, path);
  }

  private @Nullable LayeredPath wrapOrNull(@Nullable Path path) {
    return path == null ? null : wrap(path);
  }

  @Override
  public LayeredFileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return base.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return wrapOrNull(base.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return wrapOrNull(base.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return wrapOrNull(base.getParent());
  }

  @Override
  public int getNameCount() {
    return base.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return wrap(base.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return wrap(base.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof LayeredPath layered && base.startsWith(layered.base);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof LayeredPath layered && base.endsWith(layered.base);
  }

  @Override
  public Path normalize() {
    return wrap(base.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return wrap(base.resolve(base(other)));
  }

  @Override
  public Path relativize(Path other) {
    return wrap(base.relativize(base(other)));
  }

  @Override
  public URI toUri() {
    return base.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return wrap(base.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return wrap(base.toRealPath(options));
  }

  /** Refused: a {@link File} would go past the layer. */
  @Override
  public File toFile() {
    throw new UnsupportedOperationException(
        "\"" + base + "\" goes through a faulty file system; a File would go past it.");
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("A faulty file system cannot be watched.");
  }

  @Override
  public int compareTo(Path other) {
    return base.compareTo(base(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LayeredPath that && files == that.files && base.equals(that.base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
