package io.bi4j.data;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One cell of each type that the documentation lists. */
final class SampleCells {
  private SampleCells() {}

  static Object of(String name) {
    DataType type = DataType.parse(name);
    return switch (type.kind()) {
      case BOOL -> true;
      case INT64 -> Long.MIN_VALUE;
      case FLOAT64 -> 0.1;
      case DECIMAL -> decimal((DataType.DecimalType) type);
      case MONEY -> Money.ofMinor(1999, "EUR");
      case STRING -> "ü€𝄞";
      case JSON -> "{\"a\":1}";
      case BYTES -> new byte[] {(byte) 0xAA, (byte) 0xBB};
      case DATE -> LocalDate.of(2024, 2, 29);
      case TIME -> LocalTime.parse("23:59:59.123456");
      case LOCAL_DATETIME -> LocalDateTime.parse("2024-02-29T23:59:58.123456");
      case TIMESTAMP -> Instant.parse("2024-02-29T23:59:58.123456Z");
      case DURATION -> Duration.ofMillis(1500);
      case LIST -> List.of(1L, 2L);
      case STRUCT -> struct();
      case MAP -> Map.of("k", 1L);
    };
  }

  private static BigDecimal decimal(DataType.DecimalType type) {
    String digits = "12345678901234567890123456789012345678".substring(0, type.precision());
    return new BigDecimal(new java.math.BigInteger("-" + digits), type.scale());
  }

  private static Map<String, Object> struct() {
    Map<String, Object> struct = new LinkedHashMap<>();
    struct.put("a", 1L);
    struct.put("b", "x");
    return struct;
  }
}
