package io.bi4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bi4j.core.BiException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they should be fail with a code and within bounded memory. */
class Parquet_DamagedFileTest {
  @TempDir Path folder;
  private Path file;
  private byte[] bytes;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("rows.parquet");
    ParquetFiles.write(ParquetSink.file(file).rowGroupRows(500), ManyRows.batch(1_200));
    bytes = Files.readAllBytes(file);
  }

  private void damaged(byte[] content, String message) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(file)))
        .isInstanceOfSatisfying(
            BiException.class, e -> assertThat(e.code().id()).startsWith("data/parquet-"))
        .hasMessageContaining("rows.parquet")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 11, 12, 100})
  void a_file_that_was_cut_is_no_parquet_file(int length) throws IOException {
    damaged(Arrays.copyOf(bytes, length), length < 12 ? "fewer than any" : "end with the mark");
  }

  @Test
  void a_footer_cannot_be_larger_than_the_file() throws IOException {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, bytes.length);
    damaged(bytes, "its footer claims " + bytes.length);
  }

  @Test
  void a_negative_length_of_the_footer_is_refused() throws IOException {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, -5);
    damaged(bytes, "its footer claims 4294967291");
  }

  @Test
  void an_encrypted_file_says_so() throws IOException {
    bytes[bytes.length - 1] = 'E';
    damaged(bytes, "encrypted");
  }

  @Test
  void a_page_with_another_byte_fails_its_checksum() throws IOException {
    bytes[400] ^= 1;
    damaged(bytes, "column \"id\"");
  }

  @Test
  void every_changed_byte_gives_an_error_or_rows() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    int failures = 0;
    for (int i = 0; i < 600; i++) {
      byte[] copy = bytes.clone();
      int changes = 1 + random.nextInt(3);
      for (int c = 0; c < changes; c++) {
        // Half of the changes hit the footer, whose bytes no checksum protects.
        int from = random.nextBoolean() ? 0 : bytes.length - 1_500;
        copy[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
      }
      Files.write(file, copy);
      try {
        ParquetFiles.read(Parquet.file(file));
      } catch (BiException e) {
        assertThat(e.code().id())
            .as("case %s: %s", i, e)
            .matches("(data|core)/.*")
            .isNotEqualTo("core/bug");
        failures++;
      }
    }
    assertThat(failures).isGreaterThan(300);
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(folder.resolve("gone.parquet"))))
        .hasMessageContaining("There is no file")
        .hasMessageContaining("gone.parquet");
  }

  @Test
  void a_directory_is_no_file() {
    assertThatThrownBy(() -> ParquetFiles.read(Parquet.file(folder)))
        .hasMessageContaining("is a directory");
  }
}
