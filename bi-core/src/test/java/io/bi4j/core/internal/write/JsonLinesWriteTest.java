package io.bi4j.core.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.sink.RowFormat;
import io.bi4j.core.source.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesWriteTest {
  private static final DataType NESTED =
      DataType.struct(
          List.of(
              Field.of("when", DataType.TIMESTAMP),
              Field.of("tags", DataType.list(DataType.STRING)),
              Field.of("sums", DataType.map(DataType.STRING, DataType.decimal(20, 3)))));

  private static final Schema ALL =
      Schema.of(
          Field.of("text", DataType.STRING),
          Field.of("a \"quoted\" \\ näme", DataType.STRING),
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
          Field.of("json", DataType.JSON),
          Field.of("bytes", DataType.BYTES),
          Field.of("fixed", DataType.money("EUR")),
          Field.of("any", DataType.moneyIn("text")),
          Field.of("nested", NESTED),
          Field.of("rows", DataType.list(NESTED)),
          Field.of("byDay", DataType.map(DataType.DATE, DataType.FLOAT64)));

  @TempDir Path folder;

  private static String write(RecordBatch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFormat.Encoder encoder = new JsonLinesFormat().open(batch.schema(), out);
    encoder.write(batch);
    encoder.end();
    return out.toString(UTF_8);
  }

  private RecordBatch readBack(String lines, Schema schema) throws IOException {
    Path file = folder.resolve("x.jsonl");
    Files.writeString(file, lines);
    try (BiRuntime bi = BiRuntime.builder().cpuThreads(1).build()) {
      RecordSet rows = bi.read(JsonLines.file(file).schema(schema).checkAllValues());
      assertThat(rows.batches()).hasSize(1);
      return rows.batches().get(0);
    }
  }

  @Test
  void what_is_written_reads_back_as_the_same_values() throws IOException {
    Random random = new Random(31);
    for (int i = 0; i < 60; i++) {
      RecordBatch batch = Batches.random(random, ALL, 1 + random.nextInt(60));

      RecordBatch back = readBack(write(batch), ALL);

      assertThat(Batches.texts(back)).isEqualTo(Batches.texts(batch));
    }
  }

  @Test
  void every_line_is_an_object_to_Jackson_with_the_same_texts() throws IOException {
    Random random = new Random(32);
    RecordBatch batch = Batches.random(random, ALL, 500);
    String[] lines = write(batch).split("\n");

    assertThat(lines).hasSize(500);
    for (int row = 0; row < lines.length; row++) {
      try (JsonParser parser = new JsonFactory().createParser(lines[row])) {
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        assertThat(parser.nextFieldName()).isEqualTo("text");
        parser.nextToken();
        assertThat(parser.getValueAsString()).isEqualTo(batch.column("text").valueAt(row));
        assertThat(parser.nextFieldName()).isEqualTo("a \"quoted\" \\ näme");
        while (parser.nextToken() != JsonToken.END_OBJECT || !parser.getParsingContext().inRoot()) {
          assertThat(parser.currentToken()).isNotNull();
        }
      }
    }
  }

  @Test
  void each_type_has_one_form() throws IOException {
    Schema schema =
        Schema.of(
            Field.of("n", DataType.FLOAT64),
            Field.of("m", DataType.money("EUR")),
            Field.of("j", DataType.JSON),
            Field.of("s", DataType.STRING));
    RecordBatch batch =
        BatchBuilder.of(schema)
            .addRow(Double.NaN, Money.ofMinor(1999, "EUR"), "{\"a\":\n1}", "x\ty")
            .addRow(2.5, null, null, null)
            .build();

    assertThat(write(batch))
        .isEqualTo(
            "{\"n\":\"NaN\",\"m\":{\"minor\":1999,\"currency\":\"EUR\"},\"j\":{\"a\": 1},"
                + "\"s\":\"x\\ty\"}\n{\"n\":2.5,\"m\":null,\"j\":null,\"s\":null}\n");
  }

  @Test
  void a_JSON_cell_that_is_not_JSON_is_refused_with_its_text() {
    Schema schema = Schema.of(Field.of("j", DataType.JSON));
    for (String text : new String[] {"{\"a\":1", "", "1 2", "{\"a\":\"x\ny\"}", "NaN", "}{"}) {
      RecordBatch batch = BatchBuilder.of(schema).addRow(text).build();
      assertThatThrownBy(() -> write(batch))
          .isInstanceOf(BiException.class)
          .hasMessageContaining("is not JSON");
    }
  }
}
