package io.bi4j.core.jdbc;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.source.Jdbc;
import io.bi4j.core.source.JdbcSource;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.WriteSession;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;

/**
 * Rows per second of the JDBC sink and source for the payment row of 11 columns: {@code java -cp …
 * io.bi4j.core.jdbc.JdbcThroughput [rows]}. Databases on disk, PostgreSQL without fsync.
 */
public final class JdbcThroughput {
  private static final Schema PAYMENTS =
      Schema.of(
          Field.required("id", DataType.STRING),
          Field.of("created", DataType.TIMESTAMP),
          Field.of("amount", DataType.money("EUR")),
          Field.of("currency", DataType.STRING),
          Field.of("fee", DataType.decimal(18, 2)),
          Field.of("status", DataType.STRING),
          Field.of("country", DataType.STRING),
          Field.of("method", DataType.STRING),
          Field.of("captured", DataType.BOOL),
          Field.of("risk", DataType.FLOAT64),
          Field.of("customer", DataType.STRING));

  private JdbcThroughput() {}

  private static List<RecordBatch> rows(int count) {
    Random random = new Random(1);
    String[] countries = {"KE", "DE", "US", "JP", "BR"};
    List<RecordBatch> batches = new ArrayList<>();
    BatchBuilder builder = BatchBuilder.of(PAYMENTS);
    for (int i = 0; i < count; i++) {
      builder
          .setString(0, "pay_" + Long.toHexString(random.nextLong()))
          .setLong(1, (1_700_000_000L + i) * 1_000_000)
          .setMinor(2, random.nextInt(1_000_000))
          .setString(3, "EUR")
          .setDecimal(4, BigDecimal.valueOf(random.nextInt(10_000), 2))
          .setString(5, random.nextInt(10) == 0 ? "failed" : "succeeded")
          .setString(6, countries[random.nextInt(5)])
          .setString(7, "card")
          .setBool(8, random.nextBoolean())
          .setDouble(9, random.nextInt(1000) / 1000.0)
          .setString(10, "cus_" + random.nextInt(50_000))
          .endRow();
      if (builder.isFull()) {
        batches.add(builder.build());
      }
    }
    batches.add(builder.build());
    return batches;
  }

  public static void main(String[] args) throws Exception {
    int count = args.length == 0 ? 400_000 : Integer.parseInt(args[0]);
    List<RecordBatch> rows = rows(count);
    Path folder = Files.createTempDirectory("bi4j-throughput");
    for (TestDatabase database : TestDatabase.values()) {
      DataSource data =
          database == TestDatabase.DUCKDB
              ? new DriverSource("jdbc:duckdb:" + folder.resolve("payments.duckdb"))
              : database.create(folder);
      try (var keepsTheFileOpen = data.getConnection()) {
        for (int round = 1; round <= 3; round++) {
          double written = write(data, "p" + round, rows, count, false);
          double upserted = write(data, "k" + round, rows, count, true);
          System.out.printf(
              "%s round %d: sink %,.0f rows/s, upsert %,.0f rows/s, source %,.0f rows/s,"
                  + " ordered by key %,.0f rows/s%n",
              database,
              round,
              written,
              upserted,
              read(Jdbc.source(data).table("p" + round), count),
              read(Jdbc.source(data).table("k" + round), count));
        }
      }
    }
    System.exit(0);
  }

  private static double write(
      DataSource data, String table, List<RecordBatch> rows, int count, boolean keyed) {
    var sink = Jdbc.sink(data).table(table).createTable();
    long begin = System.nanoTime();
    try (WriteSession session =
            (keyed ? sink.key("id") : sink).open(new RunKey("t", "p", "r", 1), PAYMENTS);
        RecordWriter writer = session.writer(0)) {
      rows.forEach(writer::write);
      session.commit(
          List.of(writer.flush()),
          new Checkpoint(1, 1, "r", true, Map.of(), io.bi4j.core.json.JsonObject.EMPTY));
    }
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private static double read(JdbcSource source, int count) {
    try (BiRuntime runtime = BiRuntime.builder().cpuThreads(1).build()) {
      long begin = System.nanoTime();
      if (runtime.read(source).rowCount() != count) {
        throw new IllegalStateException("rows are missing");
      }
      return count / ((System.nanoTime() - begin) / 1e9);
    }
  }
}
