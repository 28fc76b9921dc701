package io.bi4j.testkit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import io.bi4j.core.BiRuntime;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.source.Csv;
import io.bi4j.core.source.JsonLines;
import io.bi4j.core.spi.Source;
import io.bi4j.testkit.fault.FaultLoop;
import io.bi4j.testkit.files.FaultyFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers give all rows or a clear error, never fewer rows, and close what they opened. */
class ReaderFaultsTest {
  private static final int ROWS = 30_000;

  @TempDir Path folder;
  private BiRuntime bi;

  enum Input {
    CSV("orders.csv", Csv::file) {
      @Override
      void row(StringBuilder out, int i) {
        out.append(i).append(",\"customer ").append(i).append("\"\n");
      }
    },
    JSON_LINES("orders.jsonl", JsonLines::file) {
      @Override
      void row(StringBuilder out, int i) {
        out.append("{\"id\":").append(i).append(",\"customer\":\"c ").append(i).append("\"}\n");
      }
    },
    CSV_GZIP("orders.csv.gz", Csv::file) {
      @Override
      void row(StringBuilder out, int i) {
        CSV.row(out, i);
      }
    };

    private final String name;
    private final Function<Path, Source> source;

    Input(String name, Function<Path, Source> source) {
      this.name = name;
      this.source = source;
    }

    abstract void row(StringBuilder out, int i);

    void write(Path folder) throws IOException {
      StringBuilder text = new StringBuilder(this == JSON_LINES ? "" : "id,customer\n");
      for (int i = 0; i < ROWS; i++) {
        row(text, i);
      }
      try (OutputStream file = Files.newOutputStream(folder.resolve(name));
          OutputStream out = this == CSV_GZIP ? new GZIPOutputStream(file) : file) {
        out.write(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  @BeforeEach
  void start() {
    bi = BiRuntime.create();
  }

  @AfterEach
  void close() {
    bi.close();
  }

  private RecordSet read(Input input, FaultyFileSystem files) {
    return bi.read(input.source.apply(files.path(input.name)));
  }

  private static long checksum(RecordSet rows) {
    assertThat(rows.rowCount()).isEqualTo(ROWS);
    return rows.rows().mapToLong(row -> row.toString().hashCode()).sum();
  }

  @ParameterizedTest
  @EnumSource
  void short_reads_give_the_same_rows(Input input) throws IOException {
    input.write(folder);
    long expected = checksum(read(input, FaultyFileSystem.over(folder)));

    for (int seed = 0; seed < 5; seed++) {
      FaultyFileSystem files = FaultyFileSystem.over(folder).shortReads(seed);
      assertThat(checksum(read(input, files))).as("seed " + seed).isEqualTo(expected);
      files.assertNothingOpen();
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_error_of_any_operation_is_a_clear_error_and_nothing_stays_open(Input input)
      throws IOException {
    input.write(folder);
    int faults =
        FaultLoop.once("read " + input)
            .run(
                fault -> {
                  FaultyFileSystem files = FaultyFileSystem.over(folder).faults(fault);
                  try {
                    checksum(read(input, files));
                  } catch (BiException e) {
                    assertThat(e).hasMessageContaining("orders");
                  }
                  files.assertNothingOpen();
                });
    assertThat(faults).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void too_few_handles_are_a_clear_error(Input input) throws IOException {
    input.write(folder);
    FaultyFileSystem files = FaultyFileSystem.over(folder).handleLimit(0);

    assertThatThrownBy(() -> read(input, files))
        .isInstanceOf(BiException.class)
        .hasMessageContaining("Too many open files");
    files.assertNothingOpen();
  }
}
