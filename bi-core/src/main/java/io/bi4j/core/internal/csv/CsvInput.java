package io.bi4j.core.internal.csv;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.Reject;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.scan.ChunkScan;
import io.bi4j.core.internal.scan.ScanWorker;
import io.bi4j.core.json.JsonObject;

/** A CSV file as the input of a stage: each worker takes chunks of bytes and types their cells. */
public final class CsvInput implements StageInput {
  private final ChunkScan scan;
  private final Schema schema;
  private final Schema chunkSchema;
  private final CsvOptions options;
  private final int node;

  /**
   * An input.
   *
   * @param schema the columns of the file, all of them, in order
   * @param chunkSchema the columns of the stage's chunks; the first are those of the file
   * @param node the number of the step that reads them
   */
  public CsvInput(ChunkScan scan, Schema schema, Schema chunkSchema, CsvOptions options, int node) {
    this.scan = scan;
    this.schema = schema;
    this.chunkSchema = chunkSchema;
    this.options = options;
    this.node = node;
  }

  @Override
  public WorkerInput open(WorkerContext context) {
    return new Tasks(context);
  }

  @Override
  public int maxWorkers() {
    return Integer.MAX_VALUE;
  }

  @Override
  public JsonObject position() {
    return scan.position();
  }

  @Override
  public void stop() {
    scan.stop();
  }

  @Override
  public void close() {
    scan.close();
  }

  private final class Tasks implements WorkerInput {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final CsvTokenizer tokenizer;
    private final ScanWorker worker;
    private final CsvRows rows;
    private final CellReader[] readers;
    private final Chunk chunk;

    Tasks(WorkerContext context) {
      this.context = context;
      this.counter = context.counter(node);
      this.tokenizer = new CsvTokenizer(options.dialect(), schema.columnCount());
      this.worker = scan.worker(tokenizer);
      this.rows = new CsvRows(tokenizer, worker, options.dialect());
      this.readers = new CellReader[schema.columnCount()];
      for (int i = 0; i < readers.length; i++) {
        readers[i] = CellReaders.of(i, schema.field(i), options, rows);
      }
      this.chunk = new Chunk(chunkSchema, context.errors());
    }

    @Override
    public boolean next(Operator out) {
      if (!worker.next()) {
        return false;
      }
      context.enter(counter);
      counter.in += tokenizer.seen();
      context.run().addRowsRead(tokenizer.seen());
      rows.moveTo(0);
      for (int i = 0; i < tokenizer.faultCount(); i++) {
        reject(tokenizer.fault(i));
      }
      pushRecords(out);
      return true;
    }

    @Override
    public long task() {
      return worker.chunk();
    }

    private void pushRecords(Operator out) {
      int records = tokenizer.records();
      for (int from = 0; from < records; from += RecordBatch.MAX_ROWS) {
        rows.moveTo(from);
        chunk.reset(
            Math.min(RecordBatch.MAX_ROWS, records - from),
            (ordinal, target) -> readers[ordinal].read(rows, target),
            rows);
        chunk.sequence((worker.chunk() << 20) + from / RecordBatch.MAX_ROWS);
        if (options.eager()) {
          context.enter(counter);
          chunk.requireAll();
        }
        counter.out += chunk.selected();
        if (chunk.selected() > 0) {
          out.push(chunk);
        }
      }
    }

    private void reject(CsvTokenizer.Fault fault) {
      context
          .rejects()
          .record(
              new Reject(
                  worker.sourceName(),
                  worker.byteOffset(fault.start()),
                  worker.recordsBefore() + fault.ordinal() + 1,
                  "",
                  rows.text(fault.start(), fault.end()),
                  code(fault.kind()),
                  reason(fault)));
    }

    private ErrorCode code(CsvTokenizer.Fault.Kind kind) {
      return switch (kind) {
        case TOO_FEW_FIELDS, TOO_MANY_FIELDS -> CoreErrors.RAGGED_ROW;
        default -> CoreErrors.BAD_RECORD;
      };
    }

    private String reason(CsvTokenizer.Fault fault) {
      return switch (fault.kind()) {
        case TOO_FEW_FIELDS, TOO_MANY_FIELDS ->
            "has " + fault.fields() + " cells, the header has " + schema.columnCount();
        case BARE_QUOTE ->
            "has a quote inside a cell that does not start with one (RFC 4180, rule 5)";
        case TEXT_AFTER_QUOTE -> "has text after the closing quote of a cell (RFC 4180, rule 5)";
        case OPEN_QUOTE -> "has a quote that is never closed before the end of the file";
      };
    }
  }
}
