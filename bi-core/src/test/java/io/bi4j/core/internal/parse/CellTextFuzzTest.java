package io.bi4j.core.internal.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.DecimalVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Any bytes as a cell: no parser throws, and what it accepts is the value that BigDecimal or
 * java.time finds in the same text.
 */
class CellTextFuzzTest {
  private static final DecimalType WIDE = new DecimalType(38, 9);

  @FuzzTest(maxDuration = "1m")
  void an_accepted_cell_has_the_value_of_its_text(byte[] cell) {
    String text = new String(cell, StandardCharsets.ISO_8859_1);
    int length = cell.length;
    long integer = Int64Text.parse(cell, 0, length);
    if (integer != CellText.INVALID) {
      assertThat(new BigInteger(text)).isEqualTo(BigInteger.valueOf(integer));
    }
    double number = Float64Text.parse(cell, 0, length);
    if (!Double.isNaN(number)) {
      assertThat(number).isEqualTo(Double.parseDouble(text));
    }
    long narrow = DecimalText.parse(cell, 0, length, 18, 4);
    if (narrow != CellText.INVALID) {
      assertThat(BigDecimal.valueOf(narrow, 4)).isEqualByComparingTo(new BigDecimal(text));
    }
    DecimalVector wide = new DecimalVector(WIDE);
    wide.reset(1);
    if (DecimalText.parseWide(cell, 0, length, WIDE, wide.high, wide.low, 0)) {
      assertThat(wide.decimalAt(0)).isEqualByComparingTo(new BigDecimal(text));
    }
    long minor = MoneyText.parse(cell, 0, length, 2);
    if (minor != CellText.INVALID) {
      assertThat(BigDecimal.valueOf(minor, 2)).isEqualByComparingTo(new BigDecimal(text));
    }
    long day = DateText.parse(cell, 0, length);
    if (day != CellText.INVALID) {
      assertThat(LocalDate.parse(text).toEpochDay()).isEqualTo(day);
    }
    long micros = TimestampText.parse(cell, 0, length);
    if (micros != CellText.INVALID && length == 20) {
      Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L));
      assertThat(instant.toString().substring(0, 4)).isEqualTo(text.substring(0, 4));
    }
    TimeText.parse(cell, 0, length);
    LocalDateTimeText.parse(cell, 0, length);
    DurationText.parse(cell, 0, length);
    BoolText.parse(cell, 0, length);
    Utf8.isValid(cell, 0, length);
  }
}
