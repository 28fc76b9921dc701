package io.bi4j.testkit.files;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Hears of each operation before it happens, in the thread that asked for it; may throw to fail it,
 * or wait to delay it.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface FileWatcher {
  /** An operation is about to happen. */
  void before(FileOperation operation, Path path) throws IOException;
}
