package io.bi4j.core.internal.jsonl;

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

/** JSON lines as the input of a stage: each worker takes chunks of bytes and types their values. */
public final class JsonLinesInput implements StageInput {
  /** Where a cell stands takes nine bytes in each worker, and its value eight or more. */
  private static final int MAX_CELLS = 1 << 20;

  private final ChunkScan scan;
  private final Schema schema;
  private final Schema chunkSchema;
  private final JsonOptions options;
  private final int node;
  private final boolean placed;

  /**
   * An input.
   *
   * @param schema the keys to read; others are checked and skipped
   * @param chunkSchema the columns of the stage's chunks; the first are those of the schema
   * @param node the number of the step that reads them
   * @param placed whether positions in the bytes are positions in the file of the user
   */
  public JsonLinesInput(
      ChunkScan scan,
      Schema schema,
      Schema chunkSchema,
      JsonOptions options,
      int node,
      boolean placed) {
    this.placed = placed;
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

  /** How many rows a chunk may have so that the places of its cells stay within bounds. */
  private static int maxRows(int columns) {
    return Math.max(1, Math.min(RecordBatch.MAX_ROWS, MAX_CELLS / Math.max(1, columns)));
  }

  private final class Tasks implements WorkerInput {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final JsonLinesTokenizer tokenizer = new JsonLinesTokenizer();
    private final ScanWorker worker;
    private final JsonRows rows;
    private final JsonCells[] cells;
    private final Chunk chunk;
    private final int maxRows;

    Tasks(WorkerContext context) {
      this.context = context;
      this.counter = context.counter(node);
      this.worker = scan.worker(tokenizer);
      this.maxRows = maxRows(schema.columnCount());
      JsonRecordScanner scanner = new JsonRecordScanner(schema.names(), maxRows);
      this.rows = new JsonRows(tokenizer, scanner, worker, maxRows, placed);
      this.cells = new JsonCells[schema.columnCount()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = JsonTyping.cells(i, schema.field(i), options);
      }
      this.chunk = new Chunk(chunkSchema, context.errors());
    }

    @Override
    public boolean next(Operator out) {
      if (!worker.next()) {
        return false;
      }
      int lines = tokenizer.lines();
      counter.in += lines;
      context.run().addRowsRead(lines);
      for (int from = 0; from < lines; from += maxRows) {
        context.enter(counter);
        check(from, Math.min(lines, from + maxRows));
        push(out, from / maxRows);
      }
      return true;
    }

    private void check(int from, int to) {
      rows.clear();
      for (int line = from; line < to; line++) {
        if (!rows.add(line)) {
          reject(line);
        }
      }
    }

    private void push(Operator out, int run) {
      chunk.reset(rows.rows(), (ordinal, target) -> cells[ordinal].read(rows, target), rows);
      chunk.sequence((worker.chunk() << 20) + run);
      if (options.eager()) {
        chunk.requireAll();
      }
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        out.push(chunk);
      }
    }

    private void reject(int line) {
      int start = tokenizer.starts[line];
      context
          .rejects()
          .record(
              new Reject(
                  worker.sourceName(),
                  placed ? worker.byteOffset(start) : -1,
                  worker.recordsBefore() + line + 1,
                  "",
                  rows.line(line),
                  CoreErrors.BAD_RECORD,
                  reason(start)));
    }

    private String reason(int start) {
      JsonRecordScanner scanner = rows.scanner;
      if (rows.isWellFormed()) {
        String key = schema.field(scanner.repeated()).name();
        return "has the key \"" + key + "\" more than once, and only one value can be right";
      }
      int at = scanner.errorAt() - start;
      return "is not a JSON object: " + scanner.error() + " at byte " + at;
    }

    @Override
    public long task() {
      return worker.chunk();
    }
  }
}
