package io.bi4j.examples.quickstart;

import io.bi4j.core.source.Csv;
import io.bi4j.core.source.InferenceReport;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file as a source, with what was found out about it.
 *
 * @param subject what the rows are about, for titles
 */
record Table(Source source, InferenceReport inference, String subject) {
  private static final List<String> JSON_LINES = List.of(".jsonl", ".ndjson", ".json");

  static Table of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return of(file, dot > 0 ? name.substring(0, dot).replace('_', ' ') : name);
  }

  static Table of(Path file, String subject) {
    String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (JSON_LINES.stream().anyMatch(name::endsWith)) {
      JsonLines source = JsonLines.file(file);
      return new Table(source, source.inference(), subject);
    }
    Csv source = Csv.file(file);
    return new Table(source, source.inference(), subject);
  }
}
