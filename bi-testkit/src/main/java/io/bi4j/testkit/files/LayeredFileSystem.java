package io.bi4j.testkit.files;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The file system below, seen through a layer. */
final class LayeredFileSystem extends FileSystem {
  private final FileSystem base;
  private final FileLayer layer;
  private final LayeredProvider provider;

  LayeredFileSystem(FileSystem base, FileLayer layer) {
    this.base = base;
    this.layer = layer;
    this.provider = new LayeredProvider(this, base.provider(), layer);
  }

  LayeredPath wrap(Path path) {
    return new LayeredPath(this, path);
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  /** Does nothing: the file system below is the caller's. */
  @Override
  public void close() {}

  @Override
  public boolean isOpen() {
    return base.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return layer.isReadOnly() || base.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return base.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    List<Path> roots = new ArrayList<>();
    base.getRootDirectories().forEach(root -> roots.add(wrap(root)));
    return roots;
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return base.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return base.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(base.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = base.getPathMatcher(pattern);
    return path -> matcher.matches(LayeredPath.base(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return base.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("A faulty file system cannot be watched.");
  }
}
