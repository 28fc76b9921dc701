package io.bi4j.data;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bi4j.core.BiException;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever the bytes are, reading ends with rows or with a {@link BiException}. */
class ParquetFuzzTest {
  private static final int MAX_BATCHES = 200;

  @FuzzTest(maxDuration = "1m")
  void bytes_give_rows_or_an_error(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".parquet");
    try {
      Files.write(file, bytes);
      read(Parquet.file(file));
    } catch (BiException e) {
      if (e.code().id().equals("core/bug")) {
        throw e;
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void read(Parquet source) {
    ReadPlan plan = source.plan(ReadRequest.all());
    int batches = 0;
    for (Split split : plan.splits()) {
      try (RecordReader reader = source.open(split, null)) {
        while (batches++ < MAX_BATCHES && reader.read() instanceof Read.Batch batch) {
          batch.rows().columns().forEach(column -> column.valueAt(0));
        }
      }
    }
  }
}
