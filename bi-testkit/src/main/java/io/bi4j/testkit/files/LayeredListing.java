package io.bi4j.testkit.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The names in a folder, shuffled when the layer says so; an open handle until it is closed. */
final class LayeredListing implements DirectoryStream<Path> {
  private final FileLayer layer;
  private final Path folder;
  private final DirectoryStream<Path> base;
  private final UnaryOperator<Path> wrap;
  private final FileLayer.Handle handle;

  LayeredListing(
      FileLayer layer, Path folder, DirectoryStream<Path> base, UnaryOperator<Path> wrap) {
    this.layer = layer;
    this.folder = folder;
    this.base = base;
    this.wrap = wrap;
    this.handle = layer.opened(folder, base);
  }

  @Override
  public Iterator<Path> iterator() {
    List<Path> names = new ArrayList<>();
    base.forEach(path -> names.add(wrap.apply(path)));
    layer.shuffle(folder, names);
    return names.iterator();
  }

  @Override
  public void close() throws IOException {
    layer.closed(handle);
    base.close();
  }
}
