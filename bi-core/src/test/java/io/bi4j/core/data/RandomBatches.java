package io.bi4j.core.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Cells of every type, with nulls and extremes. */
final class RandomBatches {
  static final Schema EVERY_TYPE =
      Schema.of(
          Field.of("bool", DataType.BOOL),
          Field.of("int", DataType.INT64),
          Field.of("double", DataType.FLOAT64),
          Field.of("dec", DataType.decimal(18, 4)),
          Field.of("wide", DataType.decimal(38, 10)),
          Field.of("usd", DataType.parse("MONEY(USD)")),
          Field.of("money", DataType.parse("MONEY(IN \"int\")")),
          Field.of("text", DataType.STRING),
          Field.of("json", DataType.JSON),
          Field.of("bytes", DataType.BYTES),
          Field.of("date", DataType.DATE),
          Field.of("time", DataType.TIME),
          Field.of("local", DataType.LOCAL_DATETIME),
          Field.of("instant", DataType.TIMESTAMP),
          Field.of("duration", DataType.DURATION),
          Field.of("list", DataType.parse("LIST<STRING>")),
          Field.of("struct", DataType.parse("STRUCT<\"a\" INT64, \"b\" LIST<DECIMAL(30,2)>>")),
          Field.of("map", DataType.parse("MAP<STRING, FLOAT64>")));

  private final Random random;

  RandomBatches(long seed) {
    this.random = new Random(seed);
  }

  List<List<@Nullable Object>> rows(int count) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      EVERY_TYPE.fields().forEach(field -> row.add(cell(field.type())));
      rows.add(row);
    }
    return rows;
  }

  static RecordBatch batch(List<List<@Nullable Object>> rows) {
    BatchBuilder builder = BatchBuilder.of(EVERY_TYPE);
    rows.forEach(row -> builder.addRow(row.toArray()));
    return builder.build();
  }

  @Nullable Object cell(DataType type) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    return switch (type.kind()) {
      case BOOL -> random.nextBoolean();
      case INT64 -> pick(random.nextLong(), Long.MIN_VALUE, Long.MAX_VALUE, 0L);
      case FLOAT64 -> pick(random.nextGaussian(), Double.NaN, -0.0, Double.MIN_VALUE);
      case DECIMAL -> decimal((DataType.DecimalType) type);
      case MONEY -> Money.ofMinor(random.nextLong(), money((DataType.MoneyType) type));
      case STRING, JSON -> pick("", "plain", "漢字 😀", "a\u0000b");
      case BYTES -> bytes();
      case DATE -> LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000);
      case TIME -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1000);
      case LOCAL_DATETIME -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
      case TIMESTAMP -> instant();
      case DURATION -> Duration.ofNanos(random.nextInt() * 1000L);
      case LIST -> list(((DataType.ListType) type).element());
      case STRUCT -> struct((DataType.StructType) type);
      case MAP -> map((DataType.MapType) type);
    };
  }

  private Object pick(Object... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String money(DataType.MoneyType type) {
    return type.inColumn() ? (String) pick("USD", "KES", "JPY") : type.currency();
  }

  private BigDecimal decimal(DataType.DecimalType type) {
    BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
    BigInteger value =
        (BigInteger)
            pick(
                most,
                most.negate(),
                BigInteger.ZERO,
                new BigInteger(50, random),
                BigInteger.ONE.negate(),
                new BigInteger(120, random).mod(most));
    return new BigDecimal(value, type.scale());
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(4)];
    random.nextBytes(bytes);
    return bytes;
  }

  private Instant instant() {
    long micros = random.nextLong() / 64;
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000);
  }

  private List<@Nullable Object> list(DataType element) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(cell(element));
    }
    return list;
  }

  private Map<String, @Nullable Object> struct(DataType.StructType type) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    type.fields().forEach(field -> map.put(field.name(), cell(field.type())));
    return map;
  }

  private Map<Object, @Nullable Object> map(DataType.MapType type) {
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put("k" + i, cell(type.value()));
    }
    return map;
  }
}
