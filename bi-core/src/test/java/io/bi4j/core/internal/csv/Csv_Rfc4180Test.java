package io.bi4j.core.internal.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokenizer and its parallel scan against {@link ReferenceCsv}. */
class Csv_Rfc4180Test {
  private static final int[] CHUNKS = {64, 65, 127, 1000};

  static Stream<String> corners() {
    return Stream.of(
        "",
        "\n",
        "\r\n",
        "\r",
        "a,b",
        "a,b\n",
        "a,b\r\n",
        "a,b\r",
        "a,b\r\r\n",
        "a,b\r\r",
        "a\r,b\n",
        "\ra,b\n",
        ",\n",
        ",",
        "\"\",\"\"\n",
        "\"\",\"\"",
        "\"a\"\"b\",\"\"\"\"\n",
        "\"a\nb\",\"c\r\nd\"\r\n",
        "\"a\r\",b\n",
        "a,\"b\r\"\n",
        "a,\"b\r\"",
        "a,\"b\"\r",
        "a,\"b\"\r\r\n",
        "a\"b,c\nd,e\n",
        "a\"b,c\"d\ne,f\n",
        "\"a\"b,c\nd,e\n",
        "\"a\" ,b\nd,e\n",
        " \"a\",b\nd,e\n",
        "\"a,b\nc,d\n",
        "a,b\n\"",
        "a,b\n\"c",
        "a,b\n\"c\"",
        "a,b\n\"c\"\"",
        "a,\"\"\"",
        "a,\"b\"\"\"\nc,d",
        "a\n",
        "a,b,c\n",
        "a,b,c\r\nd,e\n\n\nf,g\n",
        "\"\"\n",
        "a\"b,\"c\nd\"\ne,f\n",
        "a,\"b\"c\"d\ne,f\n",
        "\u0000,\u0000\n\u0000",
        "é,漢字\n😀,\"ü\"\"ß\"\n");
  }

  @ParameterizedTest
  @MethodSource("corners")
  void a_corner_case_reads_as_the_rules_say(String text) {
    for (int columns = 1; columns <= 3; columns++) {
      check(text.getBytes(StandardCharsets.UTF_8), columns, 64, 1, true);
      check(text.getBytes(StandardCharsets.UTF_8), columns, 64, 2, false);
    }
  }

  @ParameterizedTest
  @MethodSource("corners")
  void a_corner_case_reads_the_same_wherever_a_chunk_ends(String text) {
    byte[] corner = text.getBytes(StandardCharsets.UTF_8);
    for (int before = 40; before < 72; before++) {
      byte[] bytes = concat("x".repeat(before) + ",y\n", corner);
      check(bytes, 2, 64, 1, true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void any_bytes_read_as_the_rules_say_at_any_chunk_size(int workers) {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int columns = 1 + random.nextInt(4);
      byte[] bytes = bytes(random, columns, random.nextInt(40));
      int chunk = CHUNKS[random.nextInt(CHUNKS.length)];
      try {
        check(bytes, columns, chunk, workers, random.nextInt(4) > 0);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", chunks of " + chunk, e);
      }
    }
  }

  @Test
  void noise_of_structural_bytes_reads_as_the_rules_say() {
    byte[] alphabet = "\"\",,\n\na\r".getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(300)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      try {
        check(bytes, 1 + random.nextInt(3), CHUNKS[random.nextInt(3)], 1, true);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void a_record_longer_than_chunks_and_headroom_reads_whole() {
    String quoted = "line,\"\"one\"\"\r\n".repeat(5000);
    String text = "a,b\n\"" + quoted + "\",c\nd,e\n" + "z".repeat(70_000) + ",f\ng,h";

    for (int chunk : new int[] {64, 1000, 20_000}) {
      check(text.getBytes(StandardCharsets.UTF_8), 2, chunk, 3, true);
    }
  }

  static void check(byte[] bytes, int columns, int chunk, int workers, boolean seekable) {
    ReferenceCsv expected = ReferenceCsv.read(bytes, columns);
    CsvRun run = new CsvRun().chunkBytes(chunk).workers(workers);
    run = seekable ? run : run.stream();

    run.read(bytes, CsvRun.texts(columns));

    assertThat(run.lines)
        .extracting(line -> line.offset() + " " + line.row() + " " + line.values())
        .isEqualTo(
            expected.lines.stream()
                .map(line -> line.offset() + " " + line.row() + " " + line.values())
                .toList());
    assertThat(run.rejects).hasSize(expected.faults.size());
    for (int i = 0; i < expected.faults.size(); i++) {
      ReferenceCsv.Fault fault = expected.faults.get(i);
      List<@Nullable Object> place =
          List.of(fault.offset(), fault.row(), fault.code(), fault.raw());
      var reject = run.rejects.get(i);
      assertThat(
              java.util.Arrays.asList(
                  reject.get("byte_offset"),
                  reject.get("row"),
                  reject.get("code"),
                  reject.get("raw")))
          .isEqualTo(place);
      assertThat((String) reject.get("reason")).contains(fault.reasonPart());
    }
    assertThat(run.rowsRead).isEqualTo(expected.lines.size() + expected.faults.size());
    assertThat(run.read.in).isEqualTo(run.read.out + run.read.rejected);
  }

  private static byte[] bytes(Random random, int columns, int records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int r = 0; r < records; r++) {
      int kind = random.nextInt(20);
      int width = kind == 0 ? 1 + random.nextInt(columns + 2) : columns;
      for (int c = 0; kind != 1 && c < width; c++) {
        out.writeBytes((c == 0 ? "" : ",").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(cell(random).getBytes(StandardCharsets.UTF_8));
      }
      boolean ends = r < records - 1 || random.nextBoolean();
      out.writeBytes(
          (ends ? random.nextBoolean() ? "\n" : "\r\n" : random.nextBoolean() ? "" : "\r")
              .getBytes(StandardCharsets.UTF_8));
    }
    if (random.nextInt(8) == 0) {
      out.writeBytes("x,\"open,\n".getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static String cell(Random random) {
    String plain = "漢é😀ab c0\t\u0000".substring(random.nextInt(4), 5 + random.nextInt(5));
    return switch (random.nextInt(24)) {
      case 0, 1 -> "";
      case 2 -> "\"\"";
      case 3, 4, 5 -> "\"" + plain + "\"";
      case 6 -> "\"a\"\"b\"\"\"";
      case 7 -> "\"x,y\"";
      case 8 -> "\"one\ntwo\r\nthree\"";
      case 9 -> "\"" + "long \"\"text\"\",\n".repeat(random.nextInt(30)) + "\"";
      case 10 -> random.nextInt(6) == 0 ? "bare\"quote" : plain;
      case 11 -> random.nextInt(6) == 0 ? "\"after\" quote" : plain;
      case 12 -> random.nextInt(6) == 0 ? "\"" : plain;
      case 13 -> "a\rb";
      case 14 -> "w".repeat(random.nextInt(200));
      default -> plain;
    };
  }

  private static byte[] concat(String head, byte[] tail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(tail);
    return out.toByteArray();
  }
}
