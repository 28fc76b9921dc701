package io.bi4j.testkit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;

/** A lock of the file below that names the channel it was asked from. */
final class LayeredLock extends FileLock {
  private final FileLock base;

  LayeredLock(FileChannel channel, FileLock base) {
    super(channel, base.position(), base.size(), base.isShared());
    this.base = base;
  }

  @Override
  public boolean isValid() {
    return base.isValid();
  }

  @Override
  public void release() throws IOException {
    base.release();
  }
}
