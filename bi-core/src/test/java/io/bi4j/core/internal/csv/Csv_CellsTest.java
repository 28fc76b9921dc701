package io.bi4j.core.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.pipeline.RejectPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the bytes of a cell to its value, to null, or to an error with its place. */
class Csv_CellsTest {
  private static final Schema TEXT_AND_NUMBER =
      Schema.of(Field.of("t", DataType.STRING), Field.of("n", DataType.INT64));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<@Nullable Object> cells(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static List<List<@Nullable Object>> values(CsvRun run) {
    return run.lines.stream().map(CsvRun.Line::values).toList();
  }

  @Test
  void an_unquoted_empty_cell_is_null_and_a_quoted_one_is_empty_text() {
    var run = new CsvRun().read(bytes(",\n\"\",\"\"\nx,1\n"), TEXT_AND_NUMBER);

    assertThat(values(run)).containsExactly(cells(null, null), cells("", null), cells("x", 1L));
  }

  @Test
  void empty_cells_are_text_when_asked_for_and_null_in_numbers() {
    var run = new CsvRun().options(CsvRun.options(List.of(), false, false));

    run.read(bytes(",\n\"\",1\n"), TEXT_AND_NUMBER);

    assertThat(values(run)).containsExactly(cells("", null), cells("", 1L));
  }

  @Test
  void null_words_count_without_quotes_only() {
    var run = new CsvRun().options(CsvRun.options(List.of("NA", "-"), true, false));

    run.read(bytes("NA,NA\n\"NA\",-\nNAN,7\n"), TEXT_AND_NUMBER);

    assertThat(values(run)).containsExactly(cells(null, null), cells("NA", null), cells("NAN", 7L));
  }

  @Test
  void blanks_around_cells_are_text_unless_they_are_trimmed() {
    String text = " a ,1\n  ,2\n\t NA,3\n\" q \",4\n";
    var plain = new CsvRun().read(bytes(text), TEXT_AND_NUMBER);
    var trimmed = new CsvRun().options(CsvRun.options(List.of("NA"), true, true));

    trimmed.read(bytes(text), TEXT_AND_NUMBER);

    assertThat(values(plain))
        .containsExactly(cells(" a ", 1L), cells("  ", 2L), cells("\t NA", 3L), cells(" q ", 4L));
    assertThat(values(trimmed))
        .containsExactly(cells("a", 1L), cells(null, 2L), cells(null, 3L), cells(" q ", 4L));
  }

  @Test
  void doubled_quotes_are_taken_off_in_any_number_of_cells_of_a_chunk() {
    Random random = new Random(5);
    List<List<@Nullable Object>> expected = new ArrayList<>();
    StringBuilder csv = new StringBuilder();
    for (long i = 0; i < 5000; i++) {
      String text = "a\"".repeat(random.nextInt(4)) + "é,\n".repeat(random.nextInt(3)) + "z";
      expected.add(cells(text, i));
      csv.append('"').append(text.replace("\"", "\"\"")).append("\",").append(i).append('\n');
    }

    for (int chunk : new int[] {1000, 1 << 18}) {
      var run = new CsvRun().chunkBytes(chunk).workers(2);
      assertThat(values(run.read(bytes(csv.toString()), TEXT_AND_NUMBER))).isEqualTo(expected);
    }
  }

  @Test
  void text_that_is_not_utf8_is_called_a_bad_encoding_wherever_it_stands() {
    List<byte[]> malformed =
        List.of(
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80});
    for (byte[] bad : malformed) {
      for (int before = 0; before < 70; before += 23) {
        byte[] head = bytes("x".repeat(before) + ",1\n" + "é".repeat(before / 3));
        byte[] file = Arrays.copyOf(head, head.length + bad.length + 6);
        System.arraycopy(bad, 0, file, head.length, bad.length);
        System.arraycopy(bytes(",2\ny,3"), 0, file, head.length + bad.length, 6);

        var run = new CsvRun().chunkBytes(64).read(file, TEXT_AND_NUMBER);

        assertThat(run.lines).extracting(CsvRun.Line::row).containsExactly(1L, 3L);
        assertThat(run.rejects).hasSize(1);
        assertThat(run.rejects.get(0).get("code")).isEqualTo("core/bad-encoding");
        assertThat(run.rejects.get(0).get("column")).isEqualTo("t");
        assertThat(run.rejects.get(0).get("byte_offset")).isEqualTo(before + 3L);
      }
    }
  }

  @Test
  void malformed_text_inside_quotes_with_doubled_quotes_is_found_too() {
    byte[] file = bytes("\"a\"\"?\",1\n");
    file[4] = (byte) 0xFE;

    var run = new CsvRun().read(file, TEXT_AND_NUMBER);

    assertThat(run.rejects).extracting(r -> r.get("code")).containsExactly("core/bad-encoding");
  }

  @Test
  void a_reject_tells_source_offset_row_column_raw_text_and_reason() {
    var run = new CsvRun().read(bytes("a,1\n\"b\nc\",\"x\"\"y\"\nd,3\n"), TEXT_AND_NUMBER);

    Row reject = run.rejects.get(0);
    assertThat(run.lines).hasSize(2);
    assertThat(reject.toMap())
        .containsEntry("source", "array")
        .containsEntry("byte_offset", 4L)
        .containsEntry("row", 2L)
        .containsEntry("column", "n")
        .containsEntry("raw", "\"x\"\"y\"")
        .containsEntry("code", "core/bad-value");
    assertThat((String) reject.get("reason")).contains("INT64");
  }

  @Test
  void a_required_cell_without_a_value_is_an_error_of_its_row() {
    Schema schema = Schema.of(Field.required("n", DataType.INT64), Field.of("t", DataType.STRING));
    for (RejectPolicy policy : List.of(RejectPolicy.reject(), RejectPolicy.nulls())) {
      var run = new CsvRun().policy(policy).read(bytes("1,a\n,b\nx,c\n"), schema);

      assertThat(values(run)).containsExactly(cells(1L, "a"));
      assertThat(run.rejects)
          .extracting(r -> r.get("code"))
          .containsExactly("core/null-not-allowed", "core/bad-value");
    }
  }

  @Test
  void a_malformed_cell_becomes_null_when_the_policy_says_so() {
    var run =
        new CsvRun().policy(RejectPolicy.nulls()).read(bytes("a,x\nb,2\nc\n"), TEXT_AND_NUMBER);

    assertThat(values(run)).containsExactly(cells("a", null), cells("b", 2L));
    assertThat(run.read.rejected).as("ragged rows cannot become null").isEqualTo(1);
  }

  @Test
  void values_of_every_type_read_back() {
    Schema schema =
        Schema.of(
            Field.of("b", DataType.BOOL),
            Field.of("i", DataType.INT64),
            Field.of("d", DataType.FLOAT64),
            Field.of("small", DataType.decimal(5, 2)),
            Field.of("wide", DataType.decimal(38, 3)),
            Field.of("date", DataType.DATE),
            Field.of("at", DataType.TIMESTAMP));
    String good =
        "true,-9223372036854775808,1e-3,-999.99,"
            + "-99999999999999999999999999999999999.999,2024-02-29,1969-12-31T23:59:59.999999Z\n";
    String bad = "yes?,9223372036854775808,1e,1000.00,1e99,2023-02-29,2024-01-01T00:00:00\n";

    var run = new CsvRun().read(bytes(good), schema);
    assertThat(values(run))
        .containsExactly(
            cells(
                true,
                Long.MIN_VALUE,
                0.001,
                new java.math.BigDecimal("-999.99"),
                new java.math.BigDecimal("-99999999999999999999999999999999999.999"),
                java.time.LocalDate.of(2024, 2, 29),
                java.time.Instant.parse("1969-12-31T23:59:59.999999Z")));

    var nulls = new CsvRun().policy(RejectPolicy.nulls()).read(bytes(bad), schema);
    assertThat(values(nulls)).containsExactly(cells(null, null, null, null, null, null, null));
  }

  @Test
  void a_record_longer_than_the_limit_is_refused_wherever_a_chunk_ends() {
    String text = "a,1\n" + "b".repeat(2000) + ",2\nc,3\n";
    for (int chunk : new int[] {64, 1000, 3000, 1 << 18}) {
      for (int limit : new int[] {2001, 2002}) {
        var run = new CsvRun().chunkBytes(chunk);
        run.options(CsvRun.options(List.of(), true, false, limit));
        if (limit == 2002) {
          assertThat(run.read(bytes(text), TEXT_AND_NUMBER).lines).hasSize(3);
          continue;
        }
        BiException e =
            catchThrowableOfType(BiException.class, () -> run.read(bytes(text), TEXT_AND_NUMBER));
        assertThat(e.code().id()).as("chunks of %s", chunk).isEqualTo("core/limit");
        assertThat(e).hasMessageContaining("byte 4 ").hasMessageContaining("2001");
      }
    }
  }

  @Test
  void a_line_of_a_gigabyte_is_refused_at_the_limit_in_bounded_memory() {
    for (boolean quoted : new boolean[] {false, true}) {
      var source = new EndlessLine("id,text\n1,ok\n2," + (quoted ? "\"" : ""), 1L << 30);
      var run = new CsvRun().workers(2);
      run.options(CsvRun.options(List.of(), true, false, 4 << 20));

      BiException e =
          catchThrowableOfType(BiException.class, () -> run.read(source, CsvRun.texts(2)));

      assertThat(e.code().id()).isEqualTo("core/limit");
      assertThat(e).hasMessageContaining("byte 13 ").hasMessageContaining("maxRecordBytes");
      assertThat(source.delivered)
          .as("bytes read, and so the memory that could hold them")
          .isLessThan(8 << 20);
    }
  }

  /** Begins with a head and then repeats one letter. */
  private static final class EndlessLine implements io.bi4j.core.internal.scan.ByteSource {
    private final byte[] head;
    private final long size;
    volatile long delivered;

    EndlessLine(String head, long size) {
      this.head = bytes(head);
      this.size = size;
    }

    @Override
    public String name() {
      return "endless";
    }

    @Override
    public boolean isSeekable() {
      return false;
    }

    @Override
    public int read(long offset, byte[] buffer, int at, int length) {
      int count = (int) Math.min(length, size - delivered);
      for (int i = 0; i < count; i++) {
        long position = delivered + i;
        buffer[at + i] = position < head.length ? head[(int) position] : (byte) 'x';
      }
      delivered += count;
      return count;
    }

    @Override
    public void close() {
      // Nothing to close: the bytes are made up.
    }
  }
}
