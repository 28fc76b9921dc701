package io.bi4j.core.internal.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.Pipeline;
import io.bi4j.core.source.InMemory;
import io.bi4j.core.source.Xlsx;
import io.bi4j.core.source.XlsxSink;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back: any values of every type that a cell can hold. */
class XlsxSink_RoundTripTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("bool", DataType.BOOL),
          Field.of("whole", DataType.INT64),
          Field.of("real", DataType.FLOAT64),
          Field.of("decimal", DataType.decimal(18, 3)),
          Field.of("wide", DataType.decimal(38, 9)),
          Field.of("money", DataType.money("EUR")),
          Field.of("text", DataType.STRING),
          Field.of("date", DataType.DATE),
          Field.of("time", DataType.TIME),
          Field.of("local", DataType.LOCAL_DATETIME),
          Field.of("instant", DataType.TIMESTAMP),
          Field.of("length", DataType.DURATION));

  @TempDir Path folder;

  @Test
  void any_rows_come_back_as_they_were() {
    for (int seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RecordSet rows = rows(random, 1 + random.nextInt(200));
      Path file = folder.resolve("rows" + seed + ".xlsx");
      boolean header = random.nextBoolean();
      write(rows, header ? XlsxSink.file(file) : XlsxSink.file(file).withoutHeader());

      RecordSet back = XlsxRun.read(Xlsx.file(file).schema(SCHEMA).header(header).keepEmptyRows());

      assertThat(XlsxRun.values(back)).as("seed " + seed).isEqualTo(XlsxRun.values(rows));
    }
  }

  /** Without a declared schema the types are found again from number formats. */
  @Test
  void types_are_found_again() {
    Schema schema =
        Schema.of(
            SCHEMA.fields().stream().filter(f -> !f.type().equals(DataType.money("EUR"))).toList());
    LocalDateTime noon = LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1_000);
    RecordSet rows =
        RecordSet.of(
            schema,
            List.of(
                BatchBuilder.of(schema)
                    .addRow(
                        true,
                        7L,
                        0.5,
                        new BigDecimal("1.250"),
                        new BigDecimal("0.000000001"),
                        "007",
                        noon.toLocalDate(),
                        noon.toLocalTime(),
                        noon,
                        noon.toInstant(ZoneOffset.UTC),
                        Duration.ofHours(30))
                    .build()));
    Path file = folder.resolve("rows.xlsx");
    write(rows, XlsxSink.file(file));

    Schema found = Xlsx.file(file).header(true).inference().schema();

    for (Field field : schema.fields()) {
      boolean decimal = field.type().kind() == DataType.Kind.DECIMAL;
      assertThat(found.field(field.name()).type())
          .as(field.name())
          .isEqualTo(decimal ? DataType.FLOAT64 : field.type());
    }
    assertThat(XlsxRun.values(Xlsx.file(file).header(true)).get(0).subList(6, 11))
        .isEqualTo(XlsxRun.values(rows).get(0).subList(6, 11));
  }

  private static void write(RecordSet rows, XlsxSink sink) {
    try (BiRuntime bi = BiRuntime.create()) {
      bi.run(Pipeline.named("t").from(InMemory.of(rows)).to(sink).build());
    }
  }

  private static RecordSet rows(SplittableRandom random, int count) {
    BatchBuilder builder = BatchBuilder.of(SCHEMA);
    List<RecordBatch> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean plain = random.nextInt(4) > 0;
      builder.addRow(
          cell(random, random.nextBoolean()),
          cell(random, plain ? random.nextInt() : random.nextLong()),
          cell(random, real(random, plain)),
          cell(random, BigDecimal.valueOf(random.nextLong(2_000_000_000_000L) - 1_000_000, 3)),
          cell(
              random,
              new BigDecimal(
                  BigInteger.valueOf(random.nextLong())
                      .multiply(BigInteger.valueOf(random.nextInt(1_000_000))),
                  9)),
          cell(
              random,
              Money.ofMinor(random.nextLong(plain ? 100_000L : 100_000_000_000_000L) - 999, "EUR")),
          cell(random, text(random)),
          cell(random, LocalDate.of(1900, 1, 1).plusDays(random.nextInt(2_950_000))),
          cell(random, LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000)),
          cell(random, local(random, plain)),
          cell(random, local(random, plain).toInstant(ZoneOffset.UTC)),
          cell(
              random,
              Duration.of(
                  random.nextLong(-1L << 58, 1L << 58) >> random.nextInt(58), ChronoUnit.MICROS)));
      if (random.nextInt(40) == 0) {
        batches.add(builder.build());
      }
    }
    batches.add(builder.build());
    return RecordSet.of(SCHEMA, batches);
  }

  private static @Nullable Object cell(SplittableRandom random, Object value) {
    return random.nextInt(8) == 0 ? null : value;
  }

  private static double real(SplittableRandom random, boolean plain) {
    double any = Double.longBitsToDouble(random.nextLong());
    return plain ? random.nextInt(100_000) / 100.0 : Double.isFinite(any) ? any : -0.0;
  }

  /** Whole seconds or any microsecond, in the years of the 1900 system and some before. */
  private static LocalDateTime local(SplittableRandom random, boolean plain) {
    LocalDateTime day = LocalDate.of(1890, 1, 1).plusDays(random.nextInt(300_000)).atStartOfDay();
    return plain
        ? day.plusSeconds(random.nextInt(86_400))
        : day.plus(random.nextLong(86_400_000_000L), ChronoUnit.MICROS);
  }

  private static String text(SplittableRandom random) {
    String[] pieces = {
      "=1+1",
      "+x",
      "@y",
      " ",
      "\t",
      "\n",
      "\r",
      "<a>&amp;",
      "_x0041_",
      "_x",
      "é",
      "東",
      "\uD83D\uDE00",
      "\u0000",
      "\u001F",
      "\uFFFE",
      "\uFFFF",
      "\u007F",
      "]]>",
      "'",
      "\"",
      "007",
      "TRUE",
      "1.50"
    };
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      out.append(pieces[random.nextInt(pieces.length)]);
    }
    return out.toString();
  }
}
