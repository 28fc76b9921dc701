package io.bi4j.core.internal.csv;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.FusedSource;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.internal.scan.FileBytes;

/** TEMPORARY */
public final class CsvFile implements FusedSource.Prepared {
  private final CsvSettings settings;

  private CsvFile(CsvSettings settings) {
    this.settings = settings;
  }

  public static CsvFile inspect(CsvSettings settings) {
    return new CsvFile(settings);
  }

  @Override
  public Schema schema() {
    return settings.schema();
  }

  @Override
  public StageInput open(Schema chunkSchema, int node) {
    CsvOptions options =
        new CsvOptions(
            CsvDialect.RFC_4180,
            settings.nullWords(),
            settings.emptyIsNull(),
            settings.trim(),
            settings.datePatterns(),
            NumberStyle.PLAIN,
            settings.checkAllCells(),
            settings.maxRecordBytes());
    FileBytes bytes = FileBytes.open(settings.path());
    byte[] head = new byte[1 << 16];
    int n = bytes.read(0, head, 0, head.length);
    int at = 0;
    while (at < n && head[at] != '\n') {
      at++;
    }
    return new CsvInput(
        new ChunkScan(bytes, at + 1, ChunkScan.CHUNK_BYTES, settings.maxRecordBytes()),
        settings.schema(),
        chunkSchema,
        options,
        node);
  }
}
