package io.bi4j.examples.quickstart;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param file the file to read, or empty for the one that comes with the example
 * @param payments how many payment rows to make up instead, 0 for none
 * @param report where the report goes
 */
record Options(Optional<Path> file, int payments, Path report) {
  static final String USAGE =
      """
      Usage: quickstart [FILE | --payments[=ROWS]] [--report=FILE]
        FILE               a CSV file (also .gz) or JSON lines (.jsonl, .ndjson);
                           without one, Texas housing sales 2000-2015
        --payments[=ROWS]  make up payment rows (1,000,000 unless said) and read those
        --report=FILE      where the HTML report goes (bi4j-report.html unless said)
      """;

  static Options parse(String[] arguments) {
    @Nullable Path file = null;
    int payments = 0;
    Path report = Path.of("bi4j-report.html");
    for (String argument : arguments) {
      if (argument.equals("--payments")) {
        payments = 1_000_000;
      } else if (argument.startsWith("--payments=")) {
        payments = rows(argument.substring("--payments=".length()));
      } else if (argument.startsWith("--report=")) {
        report = path(argument.substring("--report=".length()));
      } else if (argument.startsWith("-") || file != null) {
        throw wrong("Unknown argument \"" + argument + "\".");
      } else {
        file = path(argument);
      }
    }
    if (file != null && payments > 0) {
      throw wrong("Both \"" + file + "\" and --payments were given; name one of them.");
    }
    return new Options(Optional.ofNullable(file), payments, report);
  }

  /** The table that these options name. */
  Table table() throws IOException {
    if (payments > 0) {
      return PaymentRows.table(payments);
    }
    return file.isPresent()
        ? Table.of(file.get())
        : Table.of(ShippedData.texasHousing(), "Texas housing");
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw wrong("The name of a file is missing.");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong("\"" + text + "\" cannot be the name of a file: " + e.getReason() + ".");
    }
  }

  private static int rows(String text) {
    try {
      int rows = Integer.parseInt(text);
      if (rows > 0) {
        return rows;
      }
    } catch (NumberFormatException e) {
      throw wrong("--payments needs a whole number, was \"" + text + "\".");
    }
    throw wrong("--payments needs 1 or more, was " + text + ".");
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + System.lineSeparator() + USAGE);
  }
}
