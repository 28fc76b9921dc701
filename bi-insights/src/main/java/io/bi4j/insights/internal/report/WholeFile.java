package io.bi4j.insights.internal.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a text file that appears whole or not at all.
 *
 * <p>The text is written beside the target and moved over it. The JDK's temporary files are
 * readable by their owner only and would stay so after the move; this one is created like any other
 * file.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Writes {@code text} as UTF-8; {@code target} is absolute. */
  public static void write(Path target, String text) throws IOException {
    if (Files.isDirectory(target)) {
      throw new FileAlreadyExistsException(target.toString(), null, "it is a folder");
    }
    Path part = target.resolveSibling(".report-" + UUID.randomUUID() + ".part");
    try {
      Files.writeString(part, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
      moveOver(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void moveOver(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
