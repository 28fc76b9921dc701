package io.bi4j.core.internal.xlsx;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.Reject;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.WorkerContext;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A sheet as the input of a stage. Workers take turns to inflate and split the next rows, which can
 * only be done in order; each types and processes its rows while the next one splits.
 */
final class XlsxInput implements StageInput {
  private final XlsxFile file;
  private final Schema chunkSchema;
  private final int node;
  private final WorkbookParts parts;
  private final SheetScanner scanner;
  private final ReentrantLock turn = new ReentrantLock();
  private final SheetRow row = new SheetRow();
  private boolean pending;
  private boolean ended;
  private int nextRow;
  private long records;
  private long tasks;
  private volatile boolean stopped;

  XlsxInput(XlsxFile file, Schema chunkSchema, int node) {
    this.file = file;
    this.chunkSchema = chunkSchema;
    this.node = node;
    this.nextRow = file.firstRow();
    this.parts = file.openParts();
    try {
      this.scanner = file.openSheet(parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
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
  public void stop() {
    stopped = true;
  }

  @Override
  public void close() {
    stopped = true;
    turn.lock();
    try {
      scanner.close();
      parts.close();
    } finally {
      turn.unlock();
    }
  }

  /** Fills a block with the next rows and returns the number of the task, or -1 at the end. */
  private long fill(RowBlock block) {
    turn.lock();
    try {
      block.clear();
      while (!stopped && !ended && !block.isFull()) {
        if (!pending && !scanner.next(row)) {
          ended = true;
        } else {
          pending = true;
          take(block);
        }
      }
      boolean nothing = stopped || (block.rows() == 0 && block.strays.isEmpty());
      return nothing ? -1 : tasks++;
    } finally {
      turn.unlock();
    }
  }

  private void take(RowBlock block) {
    if (row.number > file.lastRow()) {
      ended = true;
    } else if (row.number < file.firstRow()) {
      pending = false;
    } else if (file.keepsEmptyRows() && nextRow < row.number) {
      block.addEmpty(nextRow++, ++records);
    } else {
      if (file.keepsEmptyRows() || file.table().hasValue(row)) {
        block.add(row, ++records);
      }
      nextRow = row.number + 1;
      pending = false;
    }
  }

  private final class Tasks implements WorkerInput {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final RowBlock block;
    private final SheetCells[] readers;
    private final Chunk chunk;
    private long task = -1;

    Tasks(WorkerContext context) {
      this.context = context;
      this.counter = context.counter(node);
      this.block = file.newBlock();
      this.readers = file.newReaders();
      this.chunk = new Chunk(chunkSchema, context.errors());
    }

    @Override
    public boolean next(Operator out) {
      task = fill(block);
      if (task < 0) {
        return false;
      }
      int seen = block.rows() + block.strays.size();
      context.enter(counter);
      counter.in += seen;
      context.run().addRowsRead(seen);
      block.strays.forEach(this::reject);
      push(out);
      return true;
    }

    @Override
    public long task() {
      return task;
    }

    private void push(Operator out) {
      chunk.reset(block.rows(), (ordinal, target) -> readers[ordinal].read(block, target), block);
      chunk.sequence(task);
      if (file.checksAllCells()) {
        chunk.requireAll();
      }
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        out.push(chunk);
      }
    }

    private void reject(RowBlock.Stray stray) {
      context
          .rejects()
          .record(
              new Reject(
                  block.source(),
                  -1,
                  stray.record(),
                  "",
                  block.reference(stray),
                  CoreErrors.RAGGED_ROW,
                  "has a value outside the columns of the table; set range(...) to leave it out"));
    }
  }
}
