package io.bi4j.ml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Public data sets that lie in a folder {@code shared} beside the repository and are too large or
 * not free enough to ship. Tests that need one are skipped, visibly, where it is missing.
 */
public final class SharedData {
  private SharedData() {}

  /** The lines of a text file below {@code shared/data/ml}; {@code .gz} files are unpacked. */
  public static List<String> lines(String file) {
    Path path = find(Path.of("shared", "data", "ml").resolve(file));
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find(Path relative) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(relative))) {
        return at.resolve(relative);
      }
    }
    assumeTrue(false, "../" + relative + " is not there; this test compares against it");
    throw new AssertionError("not reached");
  }
}
