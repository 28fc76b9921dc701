package io.bi4j.testkit.semantic;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.semantic.Dimension;
import io.bi4j.core.semantic.Entity;
import io.bi4j.core.semantic.Grain;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.SemanticModel;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** A table of sales with nulls in every column, the same for BI4J and for DuckDB. */
final class SalesTable {
  static final LocalDate FIRST_DAY = LocalDate.of(2014, 11, 20);
  static final int DAYS = 500;

  static final SemanticModel MODEL =
      SemanticModel.builder("shop")
          .entity(Entity.builder("sales").time("day").grain(Grain.DAY).build())
          .dimension(Dimension.builder("day", "sales").time(Grain.DAY).build())
          .dimension(Dimension.builder("region", "sales").build())
          .dimension(Dimension.builder("channel", "sales").build())
          .measure(Measure.builder("units", "sales", "sum(qty)").build())
          .measure(Measure.builder("revenue", "sales", "sum(amount)").build())
          .measure(Measure.builder("weight", "sales", "sum(kilos)").build())
          .measure(Measure.builder("orders", "sales", "count()").build())
          .measure(Measure.builder("mean_weight", "sales", "avg(kilos)").build())
          .measure(Measure.builder("per_order", "sales", "sum(qty) / count()").build())
          .build();

  private static final Schema SCHEMA =
      Schema.of(
          Field.of("day", DataType.DATE),
          Field.of("region", DataType.STRING),
          Field.of("channel", DataType.STRING),
          Field.of("qty", DataType.INT64),
          Field.of("amount", DataType.decimal(12, 2)),
          Field.of("kilos", DataType.FLOAT64));

  private final RecordSet rows;

  private SalesTable(RecordSet rows) {
    this.rows = rows;
  }

  static SalesTable of(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String[] regions = {"north", "south", "east", "Østfold", ""};
    String[] channels = {"web", "shop", "phone"};
    BatchBuilder batch = BatchBuilder.of(SCHEMA);
    for (int i = 0; i < rows; i++) {
      batch.addRow(
          orNull(random, 1, FIRST_DAY.plusDays(random.nextInt(DAYS))),
          orNull(random, 4, regions[random.nextInt(regions.length)]),
          orNull(random, 2, channels[random.nextInt(channels.length)]),
          orNull(random, 5, random.nextLong(20) - 2),
          orNull(random, 5, BigDecimal.valueOf(random.nextLong(100_000) - 5_000, 2)),
          orNull(random, 5, random.nextInt(10_000) / 16.0));
    }
    return new SalesTable(RecordSet.of(batch.build()));
  }

  private static Object orNull(SplittableRandom random, int percent, Object value) {
    return random.nextInt(100) < percent ? null : value;
  }

  RecordSet rows() {
    return rows;
  }

  void writeTo(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create or replace table sales (day date, region varchar, channel varchar, qty bigint,"
              + " amount decimal(12,2), kilos double)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into sales values (?, ?, ?, ?, ?, ?)")) {
      for (RecordBatch each : List.of(rows.toBatch())) {
        for (int r = 0; r < each.rowCount(); r++) {
          for (int c = 0; c < SCHEMA.columnCount(); c++) {
            Object cell = each.column(c).valueAt(r);
            insert.setObject(
                c + 1, cell instanceof LocalDate date ? java.sql.Date.valueOf(date) : cell);
          }
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
  }
}
