package io.bi4j.core.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import io.bi4j.core.spi.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what sinks left behind, as a reader would who knows only the documented forms. */
final class CrashOutput {
  private CrashOutput() {}

  /** The input: numbers with some rows that cannot be read. */
  static void writeInput(Path folder, int rows) throws IOException {
    StringBuilder csv = new StringBuilder("n,padding\n");
    for (int i = 0; i < rows; i++) {
      boolean bad = i % 5000 == 4999;
      csv.append(bad ? "x" : "").append(i).append(",\"").append("p".repeat(i % 41));
      csv.append(i % 11 == 0 ? "\n" : "").append("\"\n");
    }
    Files.writeString(folder.resolve("in.csv"), csv);
  }

  /** What an undisturbed run writes, sorted. */
  static List<String> expected(int rows) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      if (i % 5000 != 4999 && i % 7 != 3) {
        expected.add(i + "," + 2L * i);
      }
    }
    expected.sort(null);
    return expected;
  }

  /** The columns {@code n} and {@code twice} of all rows that a sink shows, sorted. */
  static List<String> rows(Path out, String kind) throws IOException {
    List<String> rows = new ArrayList<>();
    switch (kind) {
      case "file" -> csv(out.resolve("rows.csv"), rows);
      case "callback" -> rows.addAll(Files.readAllLines(out.resolve("rows.txt")));
      default -> {
        for (JsonValue part : parts(out)) {
          Path file = out.resolve(text((JsonObject) part, "name"));
          assertThat(Files.size(file)).isEqualTo(number((JsonObject) part, "bytes"));
          int before = rows.size();
          if (kind.equals("replacing")) {
            jsonLines(file, rows);
          } else {
            csv(file, rows);
          }
          assertThat(rows.size() - before).isEqualTo((int) number((JsonObject) part, "rows"));
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private static void csv(Path file, List<String> rows) throws IOException {
    String text = Files.readString(file);
    assertThat(text).startsWith("n,padding,twice\r\n").endsWith("\r\n");
    for (String line : text.substring(text.indexOf('\n') + 1).split("\r\n", -1)) {
      if (!line.isEmpty()) {
        rows.add(line.substring(0, line.indexOf(',')) + line.substring(line.lastIndexOf(',')));
      }
    }
  }

  private static void jsonLines(Path file, List<String> rows) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonObject json = (JsonObject) JsonReader.forData().parse(line);
      rows.add(number(json, "n") + "," + number(json, "twice"));
    }
  }

  static JsonArray parts(Path out) {
    return (JsonArray) manifest(out).get("parts").orElse(JsonArray.EMPTY);
  }

  private static JsonObject manifest(Path out) {
    try {
      Path file = out.resolve("manifest.json");
      return Files.exists(file)
          ? (JsonObject) JsonReader.forSpecs().parse(new String(Files.readAllBytes(file), UTF_8))
          : JsonObject.EMPTY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The checkpoint of the last commit of a folder. */
  static Optional<Checkpoint> checkpoint(Path out) {
    return manifest(out)
        .get("checkpoint")
        .map(text -> Checkpoint.parse(((JsonString) text).value()));
  }

  /** The number of the last commit of a folder, 0 before the first. */
  static long sequence(Path out) {
    return checkpoint(out).map(Checkpoint::sequence).orElse(0L);
  }

  /** Whether the last commit of a folder ended its run. */
  static boolean isLast(Path out) {
    return checkpoint(out).map(Checkpoint::last).orElse(false);
  }

  /** The files of a folder, but for its lock. */
  static TreeSet<String> files(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      TreeSet<String> names = new TreeSet<>();
      files.map(file -> file.getFileName().toString()).forEach(names::add);
      names.remove(".lock");
      return names;
    }
  }

  /** The files that a folder should have. */
  static TreeSet<String> named(Path out) {
    TreeSet<String> names = new TreeSet<>(List.of("manifest.json"));
    parts(out).forEach(part -> names.add(text((JsonObject) part, "name")));
    return names;
  }

  private static String text(JsonObject json, String name) {
    return ((JsonString) json.get(name).orElseThrow()).value();
  }

  private static long number(JsonObject json, String name) {
    return ((JsonNumber) json.get(name).orElseThrow()).asLong().orElseThrow();
  }
}
