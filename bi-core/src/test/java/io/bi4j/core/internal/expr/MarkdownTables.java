package io.bi4j.core.internal.expr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads tables from a page under docs/. */
final class MarkdownTables {
  private final List<String> lines;

  private MarkdownTables(List<String> lines) {
    this.lines = lines;
  }

  static MarkdownTables of(String page) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("docs").resolve(page))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException(
          "docs/" + page + " is not above " + Path.of("").toAbsolutePath());
    }
    try {
      return new MarkdownTables(Files.readAllLines(at.resolve("docs").resolve(page)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the table whose heading line begins so, the heading first. */
  List<List<String>> table(String section, String heading) {
    List<List<String>> rows = new ArrayList<>();
    boolean inSection = false;
    for (String line : lines) {
      inSection = line.startsWith("#") ? line.equals(section) : inSection;
      boolean starts = rows.isEmpty() && line.startsWith("| " + heading + " |");
      if (inSection && line.startsWith("|") && (starts || !rows.isEmpty())) {
        rows.add(cells(line));
      } else if (!rows.isEmpty()) {
        break;
      }
    }
    rows.remove(1);
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("(?<!\\\\)\\|")).map(String::strip).toList();
  }
}
