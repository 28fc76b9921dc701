package io.bi4j.core.internal.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks on files that hold against threads of this process and against other processes, and end
 * with the process, however it ends.
 *
 * <p>The system keeps such locks per process and drops them when <em>any</em> descriptor of the
 * file is closed. So the table of what this process holds is one per JVM, and a file that is held
 * is never opened again here.
 */
final class FileLocks {
  private static final Map<Path, ReentrantLock> WAITED = new ConcurrentHashMap<>();
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();
  private static final int MAX_HOLDER_BYTES = 1024;

  private FileLocks() {}

  /** Waits for a lock; whoever holds it gives it back within milliseconds. */
  static Closeable lock(Path file) throws IOException {
    ReentrantLock mine = WAITED.computeIfAbsent(file.toAbsolutePath(), f -> new ReentrantLock());
    mine.lock();
    FileChannel channel = null;
    try {
      channel = open(file);
      waitFor(channel);
    } catch (IOException | RuntimeException | Error e) {
      if (channel != null) {
        channel.close();
      }
      mine.unlock();
      throw e;
    }
    FileChannel locked = channel;
    return () -> {
      try {
        locked.close();
      } finally {
        mine.unlock();
      }
    };
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Another copy of this class, in another class loader, throws instead of waiting. */
  private static void waitFor(FileChannel channel) throws IOException {
    while (true) {
      try {
        channel.lock();
        return;
      } catch (OverlappingFileLockException otherCopy) {
        Thread.onSpinWait();
      }
    }
  }

  /**
   * Holds a file for long, or says who does.
   *
   * @param holder what others are told
   * @return the lock, or empty with {@code other} filled
   */
  static Optional<FileOps.Hold> hold(Path file, String holder, StringBuilder other)
      throws IOException {
    Path name = file.toAbsolutePath();
    String held = HELD.putIfAbsent(name, holder);
    if (held != null) {
      other.append(held);
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean done = false;
    try {
      channel = open(file);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        other.append(text(channel));
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(holder), 0);
      done = true;
      return Optional.of(new Hold(name, channel, lock));
    } finally {
      if (!done) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(name);
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException otherCopy) {
      return null;
    }
  }

  private static String text(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_HOLDER_BYTES);
    channel.read(bytes, 0);
    return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
  }

  private static final class Hold implements FileOps.Hold {
    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean closed;

    Hold(Path file, FileChannel channel, FileLock lock) {
      this.file = file;
      this.channel = channel;
      this.lock = lock;
    }

    @Override
    public boolean isHeld() {
      return lock.isValid();
    }

    @Override
    public synchronized void close() throws IOException {
      if (!closed) {
        closed = true;
        try {
          channel.close();
        } finally {
          HELD.remove(file);
        }
      }
    }
  }
}
