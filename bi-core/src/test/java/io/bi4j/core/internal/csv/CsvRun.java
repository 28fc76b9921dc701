package io.bi4j.core.internal.csv;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.RejectLog;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.Stage;
import io.bi4j.core.internal.exec.StageRunner;
import io.bi4j.core.internal.exec.StageSink;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.parse.NumberStyle;
import io.bi4j.core.internal.scan.ByteSource;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.internal.scan.StreamBytes;
import io.bi4j.core.internal.settings.CellSettings;
import io.bi4j.core.internal.settings.ColumnSettings;
import io.bi4j.core.pipeline.RejectPolicy;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads bytes as CSV with the engine's own workers and keeps what each row said of itself. */
final class CsvRun {
  /** A row that went through. */
  record Line(long offset, long row, List<@Nullable Object> values) {}

  final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
  List<Row> rejects = List.of();
  long rowsRead;
  NodeCounter read = new NodeCounter(0);

  private CsvOptions options = options(List.of(), true, false);
  private RejectPolicy policy = RejectPolicy.reject();
  private int workers = 1;
  private int chunkBytes = ChunkScan.CHUNK_BYTES;
  private boolean seekable = true;

  static CsvOptions options(List<String> nullWords, boolean emptyIsNull, boolean trim) {
    return options(nullWords, emptyIsNull, trim, 1 << 24);
  }

  static CsvOptions options(
      List<String> nullWords, boolean emptyIsNull, boolean trim, int maxRecordBytes) {
    return new CsvOptions(
        CsvDialect.RFC_4180,
        new CellSettings(nullWords, emptyIsNull, trim, NumberStyle.PLAIN),
        ColumnSettings.NONE,
        false,
        maxRecordBytes);
  }

  static Schema texts(int columns) {
    return Schema.of(
        IntStream.range(0, columns).mapToObj(i -> Field.of("c" + i, DataType.STRING)).toList());
  }

  CsvRun options(CsvOptions changed) {
    options = changed;
    return this;
  }

  CsvRun policy(RejectPolicy changed) {
    policy = changed;
    return this;
  }

  CsvRun workers(int count) {
    workers = count;
    return this;
  }

  CsvRun chunkBytes(int bytes) {
    chunkBytes = bytes;
    return this;
  }

  CsvRun stream() {
    seekable = false;
    return this;
  }

  CsvRun read(byte[] bytes, Schema schema) {
    ByteSource source =
        seekable
            ? new ArrayBytes(bytes)
            : new StreamBytes("stream", new ByteArrayInputStream(bytes));
    return read(source, schema);
  }

  CsvRun read(ByteSource source, Schema schema) {
    RejectLog log = new RejectLog(policy);
    RunContext run = new RunContext("csv", log, workers, InstantSource.system());
    ChunkScan scan = new ChunkScan(source, 0, chunkBytes, options.maxRecordBytes());
    Stage.Branch branch =
        new Stage.Branch(() -> new CsvInput(scan, schema, schema, options, 0), List.of());
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      new StageRunner(run, threads).run(List.of(new Stage(List.of(branch), new Keep(), false)));
    } finally {
      threads.shutdownNow();
      run.counters().forEach(read::add);
      rowsRead = run.rowsRead();
    }
    lines.sort(Comparator.comparingLong(Line::row));
    rejects =
        log.toRecordSet()
            .rows()
            .sorted(Comparator.comparing(row -> (Long) row.get("row")))
            .toList();
    return this;
  }

  private final class Keep implements StageSink {
    @Override
    public Operator open(WorkerContext context) {
      return chunk -> {
        chunk.requireAll();
        for (int i = 0; i < chunk.selected(); i++) {
          int row = chunk.selection()[i];
          List<@Nullable Object> values = new ArrayList<>();
          for (int c = 0; c < chunk.schema().columnCount(); c++) {
            values.add(chunk.column(c).valueAt(row));
          }
          lines.add(
              new Line(chunk.origin().byteOffset(row), chunk.origin().rowNumber(row), values));
        }
      };
    }

    @Override
    public void complete() {
      // Nothing to complete: the rows are kept as they come.
    }
  }

  /** Bytes in memory that any worker may read anywhere. */
  record ArrayBytes(byte[] bytes) implements ByteSource {
    @Override
    public String name() {
      return "array";
    }

    @Override
    public boolean isSeekable() {
      return true;
    }

    @Override
    public int read(long offset, byte[] buffer, int at, int length) {
      int count = (int) Math.max(0, Math.min(length, bytes.length - offset));
      if (count > 0) {
        System.arraycopy(bytes, (int) offset, buffer, at, count);
      }
      return count;
    }

    @Override
    public void close() {
      // Nothing to close: the bytes are in memory.
    }
  }
}
