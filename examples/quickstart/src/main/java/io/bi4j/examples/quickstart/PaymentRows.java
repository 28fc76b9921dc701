package io.bi4j.examples.quickstart;

import io.bi4j.core.data.DataType;
import io.bi4j.core.source.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Makes up payment rows, the same ones every time. One in two hundred amounts is malformed, so its
 * type is stated: from the cells alone the column would stay text.
 */
final class PaymentRows {
  static final long SEED = 20_240_601L;

  private static final String[] COUNTRIES = {"KE", "DE", "FR", "US", "GB", "BR", "IN", "ZA"};
  private static final String[] METHODS = {"card", "bank_transfer", "mobile_money", "wallet"};
  private static final String[] STATUSES = {"succeeded", "succeeded", "succeeded", "failed"};

  private PaymentRows() {}

  /** A file of such rows that is deleted when the program ends. */
  static Table table(int rows) throws IOException {
    Path folder = Files.createTempDirectory("bi4j");
    folder.toFile().deleteOnExit();
    Path file = folder.resolve("payments.csv");
    file.toFile().deleteOnExit();
    Csv source = Csv.file(write(file, rows)).type("amount_minor", DataType.INT64);
    return new Table(source, source.inference(), "payments");
  }

  private static Path write(Path file, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    Instant start = Instant.parse("2024-01-01T00:00:00Z");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("id,created_at,country,method,status,amount_minor,fee_minor,description\n");
      for (int i = 0; i < rows; i++) {
        out.write(row(random, start, i));
      }
    }
    return file;
  }

  private static String row(SplittableRandom random, Instant start, int i) {
    long amount = 100 + random.nextInt(50_000);
    String shown = random.nextInt(200) == 0 ? "n/a" : Long.toString(amount);
    return "pay_"
        + i
        + ','
        + start.plus(random.nextInt(366 * 24 * 60), ChronoUnit.MINUTES)
        + ','
        + pick(random, COUNTRIES)
        + ','
        + pick(random, METHODS)
        + ','
        + pick(random, STATUSES)
        + ','
        + shown
        + ','
        + amount * 29 / 1000
        + ",\"order "
        + random.nextInt(100_000)
        + ", \"\"web\"\"\"\n";
  }

  private static String pick(SplittableRandom random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
