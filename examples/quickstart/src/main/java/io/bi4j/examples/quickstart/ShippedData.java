package io.bi4j.examples.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The data that comes with the example, found from the checkout's top or the example's folder. */
final class ShippedData {
  private static final List<String> FOLDERS = List.of("examples/quickstart/data", "data");

  private ShippedData() {}

  static Path texasHousing() {
    for (String folder : FOLDERS) {
      Path file = Path.of(folder, "texas-housing.csv");
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new IllegalArgumentException(
        "texas-housing.csv was not found in "
            + FOLDERS
            + " below "
            + Path.of("").toAbsolutePath()
            + ". Start from the top of the checkout, or name a file.");
  }
}
