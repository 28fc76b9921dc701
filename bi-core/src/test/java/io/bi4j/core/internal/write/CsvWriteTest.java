package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import io.bi4j.core.internal.write.CsvFormat.LineEnd;
import io.bi4j.core.source.Csv;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriteTest {
  private static final Schema ALL =
      Schema.of(
          Field.of("text", DataType.STRING),
          Field.of("a \"quoted\", name", DataType.STRING),
          Field.of("int", DataType.INT64),
          Field.of("double", DataType.FLOAT64),
          Field.of("dec", DataType.decimal(18, 4)),
          Field.of("wide", DataType.decimal(38, 10)),
          Field.of("bool", DataType.BOOL),
          Field.of("date", DataType.DATE),
          Field.of("time", DataType.TIME),
          Field.of("local", DataType.LOCAL_DATETIME),
          Field.of("instant", DataType.TIMESTAMP),
          Field.of("length", DataType.DURATION),
          Field.of("json", DataType.JSON));

  @TempDir Path folder;

  private static String write(CsvFormat format, RecordBatch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat.Encoder encoder = format.open(batch.schema(), out);
    encoder.write(batch);
    encoder.end();
    return out.toString(UTF_8);
  }

  private RecordBatch readBack(String csv, Csv reader) throws IOException {
    Files.writeString(folder.resolve("x.csv"), csv);
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      RecordSet rows = bi.read(reader);
      assertThat(rows.batches()).hasSizeLessThanOrEqualTo(1);
      return rows.batches().isEmpty() ? RecordBatch.empty(rows.schema()) : rows.batches().get(0);
    }
  }

  @Test
  void what_is_written_reads_back_as_the_same_values() throws IOException {
    Random random = new Random(21);
    CsvFormat[] formats = {
      CsvFormat.RFC_4180,
      CsvFormat.RFC_4180.withLineEnd(LineEnd.LF).withDelimiter(';'),
      CsvFormat.RFC_4180.withQuoteAll().withDelimiter('\t')
    };
    for (int i = 0; i < 60; i++) {
      CsvFormat format = formats[i % formats.length];
      RecordBatch batch = Batches.random(random, ALL, 1 + random.nextInt(60));
      Csv reader =
          Csv.file(folder.resolve("x.csv"))
              .schema(ALL)
              .header(true)
              .delimiter(format.delimiter())
              .checkAllCells();

      RecordBatch back = readBack(write(format, batch), reader);

      assertThat(Batches.texts(back)).isEqualTo(Batches.texts(batch));
    }
  }

  @Test
  void a_strict_reader_of_RFC_4180_finds_the_same_cells() throws IOException {
    Random random = new Random(22);
    Schema texts = Schema.of(Field.of("a", DataType.STRING), Field.of("b", DataType.STRING));
    for (int i = 0; i < 200; i++) {
      RecordBatch batch = Batches.random(random, texts, 20);

      List<List<String>> cells = StrictCsv.parse(write(CsvFormat.RFC_4180, batch));

      assertThat(cells.get(0)).containsExactly("a", "b");
      for (int row = 0; row < batch.rowCount(); row++) {
        assertThat(cells.get(row + 1)).containsExactly(cell(batch, row, 0), cell(batch, row, 1));
      }
    }
  }

  private static String cell(RecordBatch batch, int row, int column) {
    Object value = batch.column(column).valueAt(row);
    return value == null ? "" : (String) value;
  }

  private static RecordBatch row(Map<String, Object> cells, Field... fields) {
    BatchBuilder builder = BatchBuilder.of(Schema.of(fields));
    for (Field field : fields) {
      builder.set(field.name(), cells.get(field.name()));
    }
    return builder.endRow().build();
  }

  @Test
  void null_and_empty_text_differ() throws IOException {
    Schema schema = Schema.of(Field.of("a", DataType.STRING), Field.of("b", DataType.STRING));
    RecordBatch batch = BatchBuilder.of(schema).addRow(null, "").addRow("", null).build();

    assertThat(write(CsvFormat.RFC_4180, batch)).isEqualTo("a,b\r\n,\"\"\r\n\"\",\r\n");
    assertThat(write(CsvFormat.RFC_4180.withQuoteAll(), batch))
        .isEqualTo("\"a\",\"b\"\r\n,\"\"\r\n\"\",\r\n");
  }

  @Test
  void quotes_stand_only_where_they_are_needed() throws IOException {
    Schema schema = Schema.of(Field.of("a", DataType.STRING), Field.of("n", DataType.FLOAT64));
    RecordBatch batch =
        BatchBuilder.of(schema)
            .addRow("plain", 1.5)
            .addRow("a,b", 2.0)
            .addRow("say \"hi\"", -0.25)
            .addRow(" x", Double.NaN)
            .build();

    assertThat(write(CsvFormat.RFC_4180.withLineEnd(LineEnd.LF).withoutHeader(), batch))
        .isEqualTo("plain,1.5\n\"a,b\",2.0\n\"say \"\"hi\"\"\",-0.25\n\" x\",NaN\n");
  }

  @Test
  void formulas_are_neutralised_when_asked_and_numbers_stay_numbers() throws IOException {
    Schema schema = Schema.of(Field.of("=a", DataType.STRING), Field.of("n", DataType.INT64));
    BatchBuilder builder = BatchBuilder.of(schema);
    for (String text : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "a=1", "'=1")) {
      builder.addRow(text, -1L);
    }
    RecordBatch batch = builder.build();

    List<List<String>> safe =
        StrictCsv.parse(write(CsvFormat.RFC_4180.withNeutralisedFormulas(), batch));
    List<List<String>> plain = StrictCsv.parse(write(CsvFormat.RFC_4180, batch));

    assertThat(safe)
        .extracting(r -> r.get(0))
        .containsExactly("'=a", "'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "a=1", "'=1");
    assertThat(safe.get(1).get(1)).isEqualTo("-1");
    assertThat(plain.get(1).get(0)).isEqualTo("=1+1");
  }

  @Test
  void money_is_written_in_major_units_of_its_currency() throws IOException {
    RecordBatch batch =
        row(
            Map.of(
                "eur", Money.ofMinor(-1999, "EUR"),
                "jpy", Money.ofMinor(500, "JPY"),
                "kwd", Money.ofMinor(5, "KWD"),
                "min", Money.ofMinor(Long.MIN_VALUE, "EUR")),
            Field.of("eur", DataType.money("EUR")),
            Field.of("jpy", DataType.money("JPY")),
            Field.of("kwd", DataType.moneyIn("currency")),
            Field.of("min", DataType.money("EUR")));

    assertThat(write(CsvFormat.RFC_4180.withoutHeader(), batch))
        .isEqualTo("-19.99,500,0.005,-92233720368547758.08\r\n");
  }

  @Test
  void nested_cells_are_JSON_text() throws IOException {
    RecordBatch batch =
        row(
            Map.of("list", List.of(1L, 2L), "bytes", new byte[] {1, 2, 3}),
            Field.of("list", DataType.list(DataType.INT64)),
            Field.of("bytes", DataType.BYTES));

    assertThat(write(CsvFormat.RFC_4180.withoutHeader(), batch)).isEqualTo("\"[1,2]\",AQID\r\n");
  }

  @Test
  void values_print_as_java_prints_them_outside_the_fast_path() throws IOException {
    RecordBatch batch =
        row(
            Map.of(
                "d", LocalDate.of(12345, 1, 2),
                "t", Instant.parse("-0001-01-01T00:00:00Z"),
                "w", new BigDecimal("-12345678901234567890.5")),
            Field.of("d", DataType.DATE),
            Field.of("t", DataType.TIMESTAMP),
            Field.of("w", DataType.decimal(30, 1)));

    assertThat(write(CsvFormat.RFC_4180.withoutHeader(), batch))
        .isEqualTo("+12345-01-02,-0001-01-01T00:00:00Z,-12345678901234567890.5\r\n");
  }

  @Test
  void delimiters_that_cells_are_made_of_are_refused() {
    for (char delimiter : new char[] {'a', '5', '"', '-', '.', '\n', ' ', 'é'}) {
      assertThatThrownBy(() -> CsvFormat.RFC_4180.withDelimiter(delimiter))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** RFC 4180 read literally, character by character. */
  private static final class StrictCsv {
    static List<List<String>> parse(String text) {
      List<List<String>> records = new ArrayList<>();
      int at = 0;
      while (at < text.length()) {
        List<String> record = new ArrayList<>();
        boolean more = true;
        while (more) {
          StringBuilder cell = new StringBuilder();
          if (text.charAt(at) == '"') {
            at++;
            while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
              at += text.charAt(at) == '"' ? 1 : 0;
              cell.append(text.charAt(at++));
            }
            at++;
          } else {
            while (text.charAt(at) != ',' && text.charAt(at) != '\r') {
              assertThat(text.charAt(at)).isNotIn('"', '\n');
              cell.append(text.charAt(at++));
            }
          }
          record.add(cell.toString());
          more = text.charAt(at) == ',';
          at += more ? 1 : 0;
        }
        assertThat(text.substring(at, at + 2)).isEqualTo("\r\n");
        at += 2;
        records.add(record);
      }
      return records;
    }
  }
}
