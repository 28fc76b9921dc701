package io.bi4j.core.internal.write;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.ListType;
import io.bi4j.core.data.DataType.MapType;
import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.data.DataType.StructType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random rows of any schema, edge values more often than chance has them. */
final class Batches {
  private static final String[] TEXTS = {
    "",
    " ",
    "plain",
    "two words",
    " padded ",
    "a,b;c|d\te",
    "say \"hi\"",
    "line\nfeed",
    "cr\rlf\r\n",
    "=1+1",
    "-5",
    "+254",
    "@x",
    "'",
    "\"",
    "null",
    "NA",
    "true",
    "12",
    "1.5",
    "Zażółć",
    "\uD83D\uDE00",
    "\u0000\u0001\u001f\u007f",
    "back\\slash",
    "</script><b>&amp;",
    "{\"a\":1}",
    "\uFEFFbom"
  };
  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    0.3,
    1e-7,
    1e9,
    1e15,
    123456.789,
    1e300,
    4.9e-324,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    9007199254740992.0,
    2.0 / 3
  };

  private Batches() {}

  static RecordBatch random(Random random, Schema schema, int rows) {
    BatchBuilder builder = BatchBuilder.of(schema);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < schema.columnCount(); i++) {
        builder.set(i, value(random, schema.field(i).type(), true));
      }
      builder.endRow();
    }
    return builder.build();
  }

  static @Nullable Object value(Random random, DataType type, boolean nullable) {
    if (nullable && random.nextInt(6) == 0) {
      return null;
    }
    return switch (type.kind()) {
      case BOOL -> random.nextBoolean();
      case INT64 -> number(random);
      case FLOAT64 -> random.nextBoolean() ? pick(random) : number(random) / 1000.0;
      case DECIMAL -> decimal(random, (DecimalType) type);
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case JSON -> random.nextBoolean() ? "{\"a\": [1, \"x\\n\"]}" : "\"text, \\\"quoted\\\"\"";
      case BYTES -> bytes(random);
      case DATE -> LocalDate.ofEpochDay(random.nextInt(3_652_059) - 719_528);
      case TIME -> LocalTime.ofNanoOfDay(micros(random, 86_400L) * 1000);
      case LOCAL_DATETIME -> LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC);
      case TIMESTAMP -> instant(random);
      case DURATION -> Duration.ofNanos(number(random) / 1_000_000 * 1000);
      case MONEY -> money(random, (MoneyType) type);
      case LIST -> list(random, (ListType) type);
      case STRUCT -> struct(random, (StructType) type);
      case MAP -> map(random, (MapType) type);
    };
  }

  private static double pick(Random random) {
    return DOUBLES[random.nextInt(DOUBLES.length)];
  }

  private static long number(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> random.nextInt(10);
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private static BigDecimal decimal(Random random, DecimalType type) {
    BigInteger bound = BigInteger.TEN.pow(1 + random.nextInt(type.precision()));
    BigInteger unscaled = new BigInteger(130, random).mod(bound);
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(9)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static long micros(Random random, long seconds) {
    long second = random.nextLong(seconds);
    int[] fractions = {0, 1, 500_000, 123_000, 123_456, 999_999};
    return second * 1_000_000 + fractions[random.nextInt(fractions.length)];
  }

  private static Instant instant(Random random) {
    return Instant.parse("0000-01-01T00:00:00Z")
        .plusSeconds(random.nextLong(315_569_519_999L))
        .plusNanos(1000L * new int[] {0, 1, 123_000, 999_999}[random.nextInt(4)]);
  }

  private static Money money(Random random, MoneyType type) {
    String[] codes = {"EUR", "JPY", "KWD"};
    String code = type.inColumn() ? codes[random.nextInt(3)] : type.currency();
    return Money.ofMinor(number(random), code);
  }

  private static List<@Nullable Object> list(Random random, ListType type) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(value(random, type.element(), true));
    }
    return list;
  }

  private static Map<String, @Nullable Object> struct(Random random, StructType type) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Field field : type.fields()) {
      map.put(field.name(), value(random, field.type(), true));
    }
    return map;
  }

  private static Map<Object, @Nullable Object> map(Random random, MapType type) {
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(value(random, type.key(), false), value(random, type.value(), true));
    }
    return map;
  }

  /** All rows as text, so that two batches can be compared. */
  static List<String> texts(RecordBatch batch) {
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < batch.rowCount(); row++) {
      int at = row;
      texts.add(
          batch.columns().stream()
              .map(column -> text(column.valueAt(at)))
              .collect(Collectors.joining(" | ")));
    }
    return texts;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return java.util.Arrays.toString(bytes);
    }
    if (value instanceof String string) {
      return "\"" + string + "\"";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Batches::text).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new LinkedHashMap<>();
      map.forEach((k, v) -> texts.put(text(k), text(v)));
      return texts.toString();
    }
    return String.valueOf(value);
  }
}
