package io.bi4j.core.internal.scan;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of a file before it is opened, so that the message says what is wrong. */
public final class InputFiles {
  private InputFiles() {}

  /** Refuses what is missing, a directory, unreadable or empty. */
  public static void check(Path path) {
    if (!Files.exists(path)) {
      throw new BiException(
          CoreErrors.FILE_NOT_FOUND,
          "File \""
              + path
              + "\" does not exist (looked in "
              + path.toAbsolutePath().getParent()
              + "). Check the path.");
    }
    if (!Files.isRegularFile(path)) {
      throw new BiException(
          CoreErrors.NOT_A_FILE,
          "\"" + path + "\" is a directory or a device, not a file. Name one file.");
    }
    if (!Files.isReadable(path)) {
      throw new BiException(
          CoreErrors.READ_FAILED,
          "File \"" + path + "\" may not be read by this process. Change its permissions.");
    }
    try {
      if (Files.size(path) == 0) {
        throw new BiException(
            CoreErrors.EMPTY_FILE,
            "File \"" + path + "\" is empty: it has no header and no rows. Check how it was made.");
      }
    } catch (IOException e) {
      throw FileBytes.readFailed(path, e);
    }
  }
}
