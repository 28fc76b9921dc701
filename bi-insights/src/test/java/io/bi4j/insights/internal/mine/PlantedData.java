package io.bi4j.insights.internal.mine;

import io.bi4j.core.json.JsonArray;
import io.bi4j.core.json.JsonNumber;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.json.JsonReader;
import io.bi4j.core.json.JsonString;
import io.bi4j.core.json.JsonValue;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.FactTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The planted tables beside the repository (shared/data/insights/planted) with their truth. */
final class PlantedData {
  private final Path folder;
  private final JsonObject truth;

  private PlantedData(Path folder) {
    this.folder = folder;
    this.truth =
        (JsonObject) JsonReader.forData().named("truth").parse(read(folder.resolve("truth.json")));
  }

  /** The folder, looked for upward from the working directory; empty on other machines. */
  static Optional<PlantedData> find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      for (String shared : List.of("shared", "../shared")) {
        Path folder = at.resolve(shared).resolve("data/insights/planted");
        if (Files.isRegularFile(folder.resolve("truth.json"))) {
          return Optional.of(new PlantedData(folder));
        }
      }
    }
    return Optional.empty();
  }

  /** One table with its measures. */
  record Table(
      String file, FactTable facts, List<CubeMeasure> measures, List<JsonObject> planted) {}

  List<Table> tables() {
    List<Table> tables = new ArrayList<>();
    for (JsonValue entry : (JsonArray) truth.get("datasets").orElseThrow()) {
      JsonObject dataset = (JsonObject) entry;
      boolean cube = text(dataset, "kind").equals("daily_cube");
      tables.add(load(text(dataset, "file"), cube, dataset));
    }
    return tables;
  }

  static String text(JsonObject object, String name) {
    return object.get(name).map(v -> ((JsonString) v).value()).orElse("");
  }

  static double number(JsonObject object, String name) {
    return ((JsonNumber) object.get(name).orElseThrow()).doubleValue();
  }

  static Map<String, String> subspace(JsonObject pattern) {
    Map<String, String> filters = new LinkedHashMap<>();
    pattern
        .get("subspace")
        .ifPresent(
            s ->
                ((JsonObject) s)
                    .members()
                    .forEach((k, v) -> filters.put(k, ((JsonString) v).value())));
    return filters;
  }

  private Table load(String file, boolean cube, JsonObject dataset) {
    List<String> lines = read(folder.resolve(file)).lines().toList();
    List<String> header = List.of(lines.get(0).split(","));
    List<String> dimensions =
        cube
            ? List.of("region", "channel")
            : List.of("region", "channel", "category", "segment", "plan", "customer");
    List<String> numbers =
        cube
            ? List.of("visits", "ad_spend", "orders", "revenue", "returns")
            : List.of("amount", "discount", "delivery_days", "returned");
    FactTable.Builder table = new FactTable.Builder(dimensions, numbers.size());
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      double[] values = new double[numbers.size()];
      for (int c = 0; c < values.length; c++) {
        String cell = cells[header.indexOf(numbers.get(c))];
        values[c] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
      }
      String[] members = new String[dimensions.size()];
      for (int d = 0; d < members.length; d++) {
        String cell = cells[header.indexOf(dimensions.get(d))];
        members[d] = cell.isEmpty() ? null : cell;
      }
      table.add(LocalDate.parse(cells[0]), members, values);
    }
    List<JsonObject> planted = new ArrayList<>();
    dataset
        .get("planted")
        .ifPresent(p -> ((JsonArray) p).forEach(v -> planted.add((JsonObject) v)));
    return new Table(file, table.build(), cube ? cubeMeasures() : recordMeasures(), planted);
  }

  private static List<CubeMeasure> cubeMeasures() {
    return List.of(
        CubeMeasure.sum("visits", 0),
        CubeMeasure.sum("ad_spend", 1),
        CubeMeasure.sum("orders", 2),
        CubeMeasure.sum("revenue", 3),
        CubeMeasure.sum("returns", 4),
        CubeMeasure.ratio("conversion_rate", 2, 0),
        CubeMeasure.ratio("return_rate", 4, 2),
        CubeMeasure.ratio("aov", 3, 2));
  }

  private static List<CubeMeasure> recordMeasures() {
    return List.of(
        CubeMeasure.sum("amount", 0),
        CubeMeasure.mean("discount", 1),
        CubeMeasure.mean("delivery_days", 2),
        CubeMeasure.mean("returned", 3),
        CubeMeasure.count("order_count"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
