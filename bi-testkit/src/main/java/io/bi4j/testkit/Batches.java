package io.bi4j.testkit;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws schemas and batches of records for {@link Property}. Texts come from a small pool half of
 * the time, so that keys repeat.
 *
 * @since 0.1
 */
public final class Batches {
  private static final String[] KEYS = {"", "a", "b", "north", "south", "Ünïcode", "a,b\"c"};
  private static final String[] CURRENCIES = {"EUR", "USD", "JPY", "KWD"};

  private Batches() {}

  /** A schema of one to {@code mostColumns} columns of plain types, named c0, c1, ... */
  public static Schema schema(Choices choices, int mostColumns) {
    int columns = 1 + choices.below(mostColumns);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      fields.add(new Field("c" + i, type(choices), !choices.percent(20)));
    }
    return Schema.of(fields);
  }

  /** A plain type: no list, struct, map, or money whose currency stands in another column. */
  public static DataType type(Choices choices) {
    int precision = choices.between(1, 38);
    return choices.oneOf(
        DataType.INT64,
        DataType.STRING,
        DataType.FLOAT64,
        DataType.BOOL,
        DataType.DATE,
        DataType.TIMESTAMP,
        DataType.LOCAL_DATETIME,
        DataType.TIME,
        DataType.DURATION,
        DataType.decimal(precision, choices.below(precision + 1)),
        DataType.money(CURRENCIES[precision % CURRENCIES.length]),
        DataType.BYTES);
  }

  /** A batch of up to {@code mostRows} rows of a schema of plain types. */
  public static RecordBatch batch(Choices choices, Schema schema, int mostRows) {
    BatchBuilder builder = BatchBuilder.of(schema);
    int rows = choices.below(mostRows + 1);
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < schema.columnCount(); c++) {
        builder.set(c, cell(choices, schema.field(c)));
      }
      builder.endRow();
    }
    return builder.build();
  }

  /** A cell as {@link io.bi4j.core.data.Column#valueAt(int)} gives it; null at times if allowed. */
  public static @Nullable Object cell(Choices choices, Field field) {
    return field.nullable() && choices.percent(15) ? null : value(choices, field.type());
  }

  private static Object value(Choices choices, DataType type) {
    return switch (type.kind()) {
      case BOOL -> choices.bool();
      case INT64 -> choices.anyLong();
      case FLOAT64 -> choices.anyDouble();
      case DECIMAL -> decimal(choices, (DataType.DecimalType) type);
      case MONEY -> Money.ofMinor(choices.anyLong(), ((DataType.MoneyType) type).currency());
      case STRING -> choices.bool() ? choices.text(12) : choices.oneOf(KEYS);
      case BYTES -> choices.text(8).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case DATE -> LocalDate.ofEpochDay(choices.between(-1_000, 40_000));
      case TIME -> LocalTime.ofNanoOfDay(choices.between(0, 86_399_999_999L) * 1_000);
      case LOCAL_DATETIME -> LocalDateTime.ofInstant(instant(choices), ZoneOffset.UTC);
      case TIMESTAMP -> instant(choices);
      case DURATION -> Duration.ofNanos(choices.between(-1_000_000_000L, 1_000_000_000L) * 1_000);
      default -> throw new IllegalArgumentException("Cannot draw cells of type " + type + ".");
    };
  }

  private static Instant instant(Choices choices) {
    long seconds = choices.between(-2_000_000_000L, 4_000_000_000L);
    return Instant.ofEpochSecond(seconds, choices.below(1_000_000) * 1_000L);
  }

  private static BigDecimal decimal(Choices choices, DataType.DecimalType type) {
    StringBuilder digits = new StringBuilder("0");
    int length = choices.below(type.precision() + 1);
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + choices.below(10)));
    }
    BigInteger unscaled = new BigInteger(digits.toString());
    return new BigDecimal(choices.bool() ? unscaled.negate() : unscaled, type.scale());
  }
}
