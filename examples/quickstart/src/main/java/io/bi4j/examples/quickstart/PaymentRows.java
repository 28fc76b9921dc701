package io.bi4j.examples.quickstart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** Makes up payment rows, the same ones every time; one in two hundred amounts is malformed. */
final class PaymentRows {
  static final long SEED = 20_240_601L;

  private static final String[] COUNTRIES = {"KE", "DE", "FR", "US", "GB", "BR", "IN", "ZA"};
  private static final String[] METHODS = {"card", "bank_transfer", "mobile_money", "wallet"};
  private static final String[] STATUSES = {"succeeded", "succeeded", "succeeded", "failed"};

  private PaymentRows() {}

  static Path write(Path file, int rows) throws IOException {
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
