package io.bi4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Java records to rows and back. */
class RecordMapperTest {
  record Sale(
      String city,
      int count,
      @Nullable Integer boxed,
      long big,
      double price,
      float small,
      boolean open,
      @Nullable BigDecimal amount,
      LocalDate day,
      LocalTime time,
      LocalDateTime local,
      Instant at,
      @Nullable Duration took) {}

  record Number(double n) {}

  record Small(int n) {}

  record Single(float n) {}

  record Picky(long n) {
    Picky {
      if (n < 0) {
        throw new IllegalArgumentException("n must not be negative");
      }
    }
  }

  private static RecordSet longs(long... values) {
    BatchBuilder builder = BatchBuilder.of(Schema.of(Field.of("n", DataType.INT64)));
    for (long value : values) {
      builder.setLong(0, value).endRow();
    }
    return RecordSet.of(builder.build());
  }

  private static String refused(Class<? extends Record> type, RecordSet rows) {
    BiException e = catchThrowableOfType(BiException.class, () -> rows.toList(type));
    assertThat(e).as("accepted by %s", type).isNotNull();
    assertThat(e.code().id()).isEqualTo("core/bad-value");
    return e.getMessage();
  }

  @Test
  void records_come_back_as_they_were() {
    List<Sale> sales =
        List.of(
            new Sale(
                "Nairobi",
                -1,
                5,
                Long.MIN_VALUE,
                0.1,
                0.1f,
                true,
                new BigDecimal("1.500000000"),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(23, 59, 59),
                LocalDateTime.of(1969, 1, 1, 0, 0),
                Instant.parse("2024-01-01T00:00:00.000001Z"),
                Duration.ofSeconds(-1)),
            new Sale(
                "",
                Integer.MAX_VALUE,
                null,
                0,
                Double.NaN,
                Float.NaN,
                false,
                null,
                LocalDate.MIN.plusDays(400_000_000),
                LocalTime.MIDNIGHT,
                LocalDateTime.of(2024, 1, 1, 1, 1),
                Instant.EPOCH,
                null));

    RecordSet set = RecordSet.of(Sale.class, sales);

    assertThat(set.toList(Sale.class)).isEqualTo(sales);
    assertThat(set.schema().field("count").nullable()).isFalse();
    assertThat(set.schema().field("boxed").nullable()).isTrue();
    assertThat(RecordSet.of(Sale.class, List.of()).toList(Sale.class)).isEmpty();
  }

  @Test
  void a_whole_number_becomes_a_double_only_when_it_is_exactly_one() {
    long limit = 1L << 53;

    assertThat(longs(limit, -limit, limit + 2, Long.MIN_VALUE).toList(Number.class))
        .containsExactly(
            new Number(0x1p53), new Number(-0x1p53), new Number(0x1p53 + 2), new Number(-0x1p63));
    assertThat(refused(Number.class, longs(limit + 1))).contains("9007199254740993");
    assertThat(refused(Number.class, longs(Long.MAX_VALUE))).contains("9223372036854775807");
  }

  @Test
  void a_number_that_does_not_fit_its_component_is_refused() {
    assertThat(refused(Small.class, longs(1L << 31))).contains("int");
    BatchBuilder doubles = BatchBuilder.of(Schema.of(Field.of("n", DataType.FLOAT64)));
    RecordSet tenth = RecordSet.of(doubles.addRow(0.1).build());
    RecordSet half = RecordSet.of(doubles.addRow(0.5).build());

    assertThat(refused(Single.class, tenth)).contains("0.1");
    assertThat(half.toList(Single.class)).containsExactly(new Single(0.5f));
    assertThat(refused(Small.class, half)).contains("0.5");
  }

  @Test
  void a_null_for_a_primitive_a_missing_column_and_a_refusal_are_told() {
    RecordSet none =
        RecordSet.of(
            BatchBuilder.of(Schema.of(Field.of("n", DataType.INT64))).setNull(0).endRow().build());

    assertThat(refused(Small.class, none)).contains("null").contains("\"n\"");
    assertThat(refused(Picky.class, longs(-1))).contains("n must not be negative");
    BiException e = catchThrowableOfType(BiException.class, () -> longs(1).toList(Sale.class));
    assertThat(e.code().id()).isEqualTo("core/unknown-column");
  }

  @Test
  void a_table_for_people_lines_up_and_says_how_many_rows_are_left() {
    BatchBuilder builder =
        BatchBuilder.of(
            Schema.of(Field.of("name", DataType.STRING), Field.of("n", DataType.INT64)));
    RecordSet set =
        RecordSet.of(
            builder
                .addRow("a\nb", 5L)
                .addRow(null, null)
                .addRow("x".repeat(50), 12345L)
                .addRow("", 1L)
                .build());

    assertThat(set.show(3).lines())
        .containsExactly(
            "name                                           n",
            "a b                                            5",
            "null                                        null",
            "x".repeat(40) + "…  12345",
            "… 1 more rows");
  }
}
