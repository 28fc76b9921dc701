package io.bi4j.data;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.data.internal.parquet.ParquetErrors;
import io.bi4j.data.internal.parquet.ParquetFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one row group. A position is the number of rows before it. */
final class ParquetReader implements RecordReader {
  private static final ErrorCode CANCELLED =
      ErrorCode.of("core/cancelled", ErrorCode.Kind.CANCELLED);

  private final ParquetFile file;
  private final ParquetFile.Rows rows;
  private final long skip;
  private volatile boolean cancelled;

  ParquetReader(ParquetFile file, int group, List<String> columns, @Nullable SplitPosition from) {
    this.file = file;
    this.rows = file.rows(group, columns);
    this.skip = from == null ? 0 : rowsBefore(from, file.rows(group));
  }

  private static long rowsBefore(SplitPosition from, long most) {
    try {
      long before = Long.parseLong(from.token());
      if (before >= 0 && before <= most) {
        return before;
      }
    } catch (NumberFormatException e) {
      throw noPosition(from, e);
    }
    throw noPosition(from, null);
  }

  private static BiException noPosition(SplitPosition from, @Nullable Exception cause) {
    return new BiException(
        ParquetErrors.STATE_DAMAGED,
        "Position \"" + from.token() + "\" is no row of this row group. Read it from the start.",
        cause);
  }

  @Override
  public Read read() {
    while (true) {
      if (cancelled) {
        throw new BiException(CANCELLED, "Reading a Parquet file was cancelled.");
      }
      RecordBatch batch = rows.next();
      if (batch == null) {
        return new Read.End();
      }
      long before = rows.done() - batch.rowCount();
      if (rows.done() > skip) {
        int drop = (int) Math.max(0, skip - before);
        RecordBatch rest = drop == 0 ? batch : batch.slice(drop, batch.rowCount() - drop);
        return new Read.Batch(rest, new SplitPosition(String.valueOf(rows.done())));
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {
    file.close();
  }
}
