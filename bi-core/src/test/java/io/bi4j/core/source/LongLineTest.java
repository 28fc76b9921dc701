package io.bi4j.core.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.spi.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A line of one gigabyte is refused at the limit, whatever the format. */
class LongLineTest {
  private static final long GIGABYTE = 1L << 30;

  private @TempDir Path folder;

  static Stream<Arguments> formats() {
    Function<Path, Source> csv = Csv::file;
    Function<Path, Source> jsonLines = JsonLines::file;
    return Stream.of(
        argumentSet("CSV, the line is not quoted", "id,text\n1,ok\n2,", 13, csv),
        argumentSet("CSV, a quote is never closed", "id,text\n1,ok\n2,\"", 13, csv),
        argumentSet("CSV, the first line", "", 0, csv),
        argumentSet("JSON lines", "{\"a\":1}\n{\"a\":\"", 8, jsonLines),
        argumentSet("JSON lines, the first line", "{\"a\":\"", 0, jsonLines));
  }

  /** The file is sparse, its bytes are zeros. */
  @ParameterizedTest
  @MethodSource("formats")
  void it_is_refused_in_a_plain_file(String head, int start, Function<Path, Source> format)
      throws IOException {
    Path file = Files.writeString(folder.resolve("long"), head);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(GIGABYTE);
    }

    check(read(format.apply(file)), start);
  }

  /** The bytes are really there, and end with a line feed. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("formats")
  void it_is_refused_when_it_is_written_out(String head, int start, Function<Path, Source> format)
      throws IOException {
    Path file = folder.resolve("long");
    byte[] letters = new byte[1 << 20];
    Arrays.fill(letters, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.getBytes(UTF_8));
      for (long written = 0; written < GIGABYTE; written += letters.length) {
        out.write(letters);
      }
      out.write('\n');
    }

    check(read(format.apply(file)), start);
  }

  private static BiException read(Source source) {
    try (BiRuntime bi = BiRuntime.create()) {
      return catchThrowableOfType(BiException.class, () -> bi.read(source));
    }
  }

  /** A first line that is longer than the sample leaves nothing to make columns of. */
  private static void check(BiException refused, int start) {
    if (start == 0) {
      assertThat(refused.code().id()).isIn("core/bad-header", "core/bad-record");
      assertThat(refused).hasMessageContaining("1048576 bytes");
    } else {
      assertThat(refused.code().id()).isEqualTo("core/limit");
      assertThat(refused)
          .hasMessageContaining("starts at byte " + start + " ")
          .hasMessageContaining("maxRecordBytes");
    }
  }
}
