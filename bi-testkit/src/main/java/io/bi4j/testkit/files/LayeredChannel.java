package io.bi4j.testkit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel of the file below; every call goes through the layer first. Thread-safe as that is. */
final class LayeredChannel extends FileChannel {
  private static final int COPY_BYTES = 1 << 16;

  private final FileLayer layer;
  private final Path path;
  private final FileChannel base;
  private final FileLayer.Handle handle;
  private final boolean folder;
  private final boolean append;
  private final boolean deleteOnClose;

  LayeredChannel(FileLayer layer, Path path, FileChannel base, Set<? extends OpenOption> options) {
    this.layer = layer;
    this.path = path;
    this.base = base;
    this.handle = layer.opened(path, base);
    this.folder = Files.isDirectory(path);
    this.append = options.contains(StandardOpenOption.APPEND);
    this.deleteOnClose = options.contains(StandardOpenOption.DELETE_ON_CLOSE);
  }

  private void before(FileOperation operation) throws IOException {
    if (!isOpen()) {
      throw new ClosedChannelException();
    }
    layer.before(operation, handle);
  }

  /** Runs a call below; what closes the channel there, an interrupt, closes this one too. */
  private <T> T below(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (ClosedChannelException e) {
      close();
      throw e;
    }
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    before(FileOperation.READ);
    return below(() -> limited(target, () -> base.read(target)));
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    before(FileOperation.READ);
    return below(() -> limited(target, () -> base.read(target, position)));
  }

  /** A short read at times, if the layer makes them. */
  private int limited(ByteBuffer target, Call<Integer> read) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + layer.shortRead(target.remaining()));
    try {
      return read.run();
    } finally {
      target.limit(limit);
    }
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      int wanted = targets[i].remaining();
      int n = wanted == 0 ? 0 : read(targets[i]);
      if (n < 0) {
        return total == 0 ? -1 : total;
      }
      total += n;
      if (n < wanted) {
        break;
      }
    }
    return total;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    long at = append ? base.size() : base.position();
    return write(source, at, bytes -> base.write(bytes));
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    return write(source, position, bytes -> base.write(bytes, position));
  }

  private int write(ByteBuffer source, long at, Writing writing) throws IOException {
    before(FileOperation.WRITE);
    int fitting = layer.grant(at, source.remaining(), base.size());
    ByteBuffer slice = source.duplicate();
    slice.limit(slice.position() + fitting);
    int written = below(() -> writing.write(slice));
    layer.written(handle, at, source.duplicate().limit(source.position() + written));
    source.position(source.position() + written);
    return written;
  }

  private interface Writing {
    int write(ByteBuffer bytes) throws IOException;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      int wanted = sources[i].remaining();
      int n = wanted == 0 ? 0 : write(sources[i]);
      total += n;
      if (n < wanted) {
        break;
      }
    }
    return total;
  }

  @Override
  public long position() throws IOException {
    return base.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    base.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return base.size();
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    before(FileOperation.TRUNCATE);
    long length = base.size();
    base.truncate(size);
    if (size < length) {
      layer.truncated(handle, length, size);
    }
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    before(folder ? FileOperation.FORCE_FOLDER : FileOperation.FORCE);
    layer.forced(handle, folder);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    before(FileOperation.READ);
    return below(() -> base.transferTo(position, count, target));
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(count, COPY_BYTES));
    long total = 0;
    while (total < count) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), count - total));
      if (source.read(buffer) <= 0) {
        break;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        total += write(buffer, position + total);
      }
    }
    return total;
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    if (!MapMode.READ_ONLY.equals(mode)) {
      layer.refuseWhenTracked("writing through mapped memory");
    }
    before(FileOperation.READ);
    return base.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    before(FileOperation.LOCK);
    return new LayeredLock(this, below(() -> base.lock(position, size, shared)));
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    before(FileOperation.LOCK);
    FileLock lock = base.tryLock(position, size, shared);
    return lock == null ? null : new LayeredLock(this, lock);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    layer.closed(handle);
    long length = deleteOnClose ? base.size() : 0;
    base.close();
    if (deleteOnClose) {
      layer.deleted(path, length);
    }
  }
}
