package io.bi4j.testkit.files;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import org.jspecify.annotations.Nullable;

/**
 * A glob for the last name of a path, as {@link java.nio.file.FileSystem#getPathMatcher} has it.
 */
final class NamePattern {
  private final PathMatcher matcher;

  NamePattern(Path root, String glob) {
    this.matcher = root.getFileSystem().getPathMatcher("glob:" + glob);
  }

  boolean matches(Path path) {
    @Nullable Path name = path.getFileName();
    return name != null && matcher.matches(name);
  }
}
