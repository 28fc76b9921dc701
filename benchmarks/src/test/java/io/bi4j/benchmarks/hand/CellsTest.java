package io.bi4j.benchmarks.hand;

import static org.assertj.core.api.Assertions.assertThat;

import io.bi4j.benchmarks.CellRules;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words against {@link CellRules}, {@link Instant#parse} and {@link Long#parseLong}. */
class CellsTest {
  private static final String ODD = "0123456789-:.TZ +aZt\u00e9/;";

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256);
  private final long address = Raw.address(buffer);

  @Test
  void every_day_of_four_centuries_is_read_as_java_time_reads_it() {
    LocalDate last = LocalDate.of(2200, 12, 31);
    for (LocalDate day = LocalDate.of(1796, 1, 1); day.isBefore(last); day = day.plusDays(1)) {
      String text = day + "T23:59:59Z";
      assertThat(Cells.day(address, put(text))).as(text).isEqualTo(day.toEpochDay());
    }
  }

  @Test
  void one_changed_byte_is_judged_as_the_rules_judge_it() {
    Random random = new Random(1);
    for (String good : new String[] {"2024-02-29T12:34:56Z", "1999-12-31T00:00:00.000Z"}) {
      for (int i = 0; i < 20_000; i++) {
        StringBuilder text = new StringBuilder(good);
        for (int k = 0; k <= i % 2; k++) {
          text.setCharAt(random.nextInt(text.length()), ODD.charAt(random.nextInt(ODD.length())));
        }
        judgedEqually(text.toString());
      }
    }
  }

  @Test
  void other_lengths_are_no_timestamps() {
    String text = "2024-02-29T12:34:56.789ZZZZZ";
    for (int length = 0; length <= text.length(); length++) {
      judgedEqually(text.substring(0, length));
    }
  }

  @Test
  void numbers_of_every_length_are_read_as_java_reads_them() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      int digits = 1 + random.nextInt(20);
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
      for (int k = 0; k < digits; k++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextInt(4) == 0) {
        text.setCharAt(random.nextInt(text.length()), ODD.charAt(random.nextInt(ODD.length())));
      }
      String cell = text.toString();
      boolean valid = CellRules.isWholeNumber(cell);
      assertThat(Cells.number(address, put(cell)))
          .as(cell)
          .isEqualTo(valid ? Long.parseLong(cell) : Cells.INVALID);
    }
    assertThat(Cells.number(address, put(""))).isEqualTo(Cells.INVALID);
    assertThat(Cells.number(address, put("-"))).isEqualTo(Cells.INVALID);
  }

  private void judgedEqually(String text) {
    boolean valid = CellRules.isTimestamp(text);
    long day = valid ? Math.floorDiv(Instant.parse(text).getEpochSecond(), 86_400L) : Cells.INVALID;
    assertThat(Cells.day(address, put(text))).as(text).isEqualTo(day);
  }

  /** Puts the text before bytes that would continue it; returns its end. */
  private long put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.clear().put(bytes);
    while (buffer.position() < 64) {
      buffer.put((byte) '7');
    }
    return address + bytes.length;
  }
}
