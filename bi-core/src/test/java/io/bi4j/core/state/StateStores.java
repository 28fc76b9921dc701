package io.bi4j.core.state;

import io.bi4j.core.internal.durable.FileOps;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** State stores with the parts that only tests choose. */
public final class StateStores {
  private StateStores() {}

  /** A file store whose file operations a test can fail. */
  public static FileStateStore at(Path folder, FileOps ops) {
    return FileStateStore.at(folder, ops);
  }

  /** A store in memory whose leases end by a test's clock. */
  public static MemoryStateStore inMemory(LongSupplier nanos) {
    return new MemoryStateStore(nanos);
  }
}
