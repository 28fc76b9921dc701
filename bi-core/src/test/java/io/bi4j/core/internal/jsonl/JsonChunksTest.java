package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.ChunkReader;
import io.bi4j.core.internal.exec.FusedInput;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.scan.ByteSource;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.spi.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same rows whatever the size of the chunks, seekable or not. */
class JsonChunksTest {
  private static final Schema SCHEMA =
      Schema.of(
          Field.of("a", DataType.STRING),
          Field.of("amount_minor", DataType.INT64),
          Field.of("Ünïcode", DataType.JSON));

  private record Memory(byte[] bytes, boolean isSeekable) implements ByteSource {
    @Override
    public String name() {
      return "memory";
    }

    @Override
    public int read(long offset, byte[] buffer, int at, int length) {
      int count = (int) Math.max(0, Math.min(length, bytes.length - offset));
      System.arraycopy(bytes, (int) Math.min(offset, bytes.length), buffer, at, count);
      return count;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private record Lines(ByteSource bytes, int chunkBytes, int maxRecordBytes) implements FusedInput {
    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public StageInput open(Schema chunkSchema, int node) {
      ChunkScan scan = new ChunkScan(bytes, 0, chunkBytes, maxRecordBytes);
      return new JsonLinesInput(scan, SCHEMA, chunkSchema, JsonOptions.DEFAULT, node, true);
    }
  }

  private static List<String> read(byte[] bytes, boolean seekable, int chunkBytes) {
    List<String> rows = new ArrayList<>();
    FusedInput lines = new Lines(new Memory(bytes, seekable), chunkBytes, 1 << 20);
    try (ChunkReader reader = new ChunkReader(lines, null)) {
      Read read = reader.read();
      while (read instanceof Read.Batch batch) {
        addRows(rows, batch.rows());
        read = reader.read();
      }
    }
    return rows;
  }

  private static void addRows(List<String> rows, RecordBatch batch) {
    for (int row = 0; row < batch.rowCount(); row++) {
      int at = row;
      rows.add(batch.columns().stream().map(c -> c.valueAt(at)).toList().toString());
    }
  }

  @Test
  void rows_are_the_same_for_chunks_of_every_size() {
    Random random = new Random(51);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String a = random.nextInt(5) == 0 ? "x".repeat(random.nextInt(700)) : "é\\n" + i;
      text.append("{\"a\":\"").append(a).append("\",\"amount_minor\":").append(i);
      text.append(",\"Ünïcode\":[").append(i).append(", {}]}");
      text.append(new String[] {"\n", "\r\n", "\n\n", " \n\t\n"}[random.nextInt(4)]);
      expected.add(List.of(a.replace("\\n", "\n"), (long) i, "[" + i + ", {}]").toString());
    }
    byte[] bytes = text.toString().strip().getBytes(UTF_8);

    for (int chunkBytes : new int[] {1, 2, 7, 64, 100, 1000, 4096, 1 << 18}) {
      assertThat(read(bytes, true, chunkBytes)).isEqualTo(expected);
      assertThat(read(bytes, false, chunkBytes)).isEqualTo(expected);
    }
  }

  @Test
  void a_line_that_ends_exactly_with_a_chunk_or_the_input_is_one_row() {
    String line = "{\"a\":\"b\",\"amount_minor\":1}";
    for (String text :
        List.of(line, line + "\n", line + "\n" + line, line + "\r\n" + line + "\r\n")) {
      byte[] bytes = text.getBytes(UTF_8);
      int lines = (int) text.lines().count();
      for (int chunkBytes = 20; chunkBytes < 70; chunkBytes++) {
        assertThat(read(bytes, true, chunkBytes)).hasSize(lines);
      }
    }
  }

  @Test
  void a_line_longer_than_the_limit_is_refused_wherever_a_chunk_ends() {
    byte[] text = ("{\"a\":\"1\"}\n{\"a\":\"" + "x".repeat(2000) + "\"}\n{}\n").getBytes(UTF_8);
    for (int chunkBytes : new int[] {64, 1000, 3000, 1 << 18}) {
      for (boolean seekable : new boolean[] {true, false}) {
        FusedInput fits = new Lines(new Memory(text, seekable), chunkBytes, 2008);
        FusedInput lines = new Lines(new Memory(text, seekable), chunkBytes, 2007);

        assertThat(count(fits)).isEqualTo(3);
        assertThatThrownBy(() -> count(lines))
            .as("chunks of %s", chunkBytes)
            .isInstanceOf(BiException.class)
            .hasMessageContaining("byte 10 ")
            .hasMessageContaining("2007");
      }
    }
  }

  private static int count(FusedInput lines) {
    int rows = 0;
    try (ChunkReader reader = new ChunkReader(lines, null)) {
      while (reader.read() instanceof Read.Batch batch) {
        rows += batch.rows().rowCount();
      }
    }
    return rows;
  }

  @Test
  void a_line_without_end_is_refused_at_the_limit_and_not_gathered() {
    byte[] endless = "{\"a\":\"".concat("x".repeat(100_000)).getBytes(UTF_8);
    FusedInput lines = new Lines(new Memory(endless, true), 1024, 10_000);

    try (ChunkReader reader = new ChunkReader(lines, null)) {
      assertThatThrownBy(reader::read)
          .isInstanceOf(BiException.class)
          .hasMessageContaining("10000")
          .hasMessageContaining("maxRecordBytes");
    }
  }
}
