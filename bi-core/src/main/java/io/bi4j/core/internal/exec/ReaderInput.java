package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.json.JsonObject;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A source with readers of its own: each worker reads splits, one after the other. */
public final class ReaderInput implements StageInput {
  private final Source source;
  private final ReadPlan plan;
  private final Schema chunkSchema;
  private final int node;
  private final AtomicInteger nextSplit = new AtomicInteger();
  private final SplitProgress progress;
  private final Set<RecordReader> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  public ReaderInput(Source source, ReadPlan plan, Schema chunkSchema, int node) {
    this(source, plan, chunkSchema, node, new SplitProgress(plan.splits()));
  }

  /**
   * An input that goes on.
   *
   * @param progress how far the splits were read
   */
  ReaderInput(Source source, ReadPlan plan, Schema chunkSchema, int node, SplitProgress progress) {
    this.progress = progress;
    this.source = source;
    this.plan = plan;
    this.chunkSchema = chunkSchema;
    this.node = node;
  }

  @Override
  public WorkerInput open(WorkerContext context) {
    return new SplitReader(context);
  }

  @Override
  public int maxWorkers() {
    return Math.max(1, plan.splits().size());
  }

  @Override
  public JsonObject position() {
    return progress.toJson();
  }

  @Override
  public void stop() {
    stopped = true;
    open.forEach(RecordReader::cancel);
  }

  @Override
  public void close() {
    stopped = true;
    open.forEach(RecordReader::close);
    open.clear();
  }

  private final class SplitReader implements WorkerInput {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Chunk chunk;
    private RecordReader reader;
    private long split = -1;
    private long batch;
    private long rows;

    SplitReader(WorkerContext context) {
      this.context = context;
      this.counter = context.counter(node);
      this.chunk = new Chunk(chunkSchema, context.errors());
      this.reader = NoReader.INSTANCE;
    }

    @Override
    public boolean next(Operator out) {
      while (!stopped) {
        Read read = waitForRead();
        if (read instanceof Read.Batch rowsRead) {
          push(rowsRead.rows(), out);
          progress.read(current(), rowsRead.position(), rows);
          return true;
        }
        if (read instanceof Read.Idle idle) {
          pauseUntil(idle.notBefore());
        } else if (!nextSplit()) {
          return false;
        }
      }
      return false;
    }

    /** While a worker waits for its source the others may commit; all its rows were handed on. */
    private Read waitForRead() {
      context.pause();
      try {
        return reader.read();
      } finally {
        context.resume();
      }
    }

    private Split current() {
      return plan.splits().get((int) split);
    }

    @Override
    public long task() {
      return -1;
    }

    private boolean nextSplit() {
      open.remove(reader);
      reader.close();
      if (reader != NoReader.INSTANCE) {
        progress.ended(current());
      }
      reader = NoReader.INSTANCE;
      List<Split> splits = plan.splits();
      do {
        split = nextSplit.getAndIncrement();
        if (split >= splits.size()) {
          return false;
        }
      } while (progress.hasEnded(current()));
      batch = 0;
      rows = progress.rows(current());
      reader = source.open(current(), progress.position(current()));
      open.add(reader);
      return true;
    }

    private void push(RecordBatch rowsRead, Operator out) {
      if (!rowsRead.schema().equals(plan.schema())) {
        throw new BiException(
            CoreErrors.SCHEMA_MISMATCH,
            "Source \""
                + source.name()
                + "\" delivered columns "
                + rowsRead.schema()
                + " but planned "
                + plan.schema()
                + ". This is a defect of the source.");
      }
      Vector[] vectors = rowsRead.columns().stream().map(Vector::of).toArray(Vector[]::new);
      String name = plan.splits().size() == 1 ? source.name() : splitName();
      chunk.reset(rowsRead.rowCount(), vectors, new BatchOrigin(name, rows, rowsRead));
      chunk.sequence(split << 32 | batch++);
      rows += rowsRead.rowCount();
      counter.in += rowsRead.rowCount();
      context.run().addRowsRead(rowsRead.rowCount());
      if (reader instanceof CellFaults faults) {
        context.enter(counter);
        faults.report(context.errors());
        chunk.settle();
      }
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        out.push(chunk);
      }
    }

    private String splitName() {
      return source.name() + "/" + plan.splits().get((int) split).id();
    }

    private void pauseUntil(Instant until) {
      context.pause();
      try {
        Duration left = Duration.between(context.run().clock().instant(), until);
        Thread.sleep(Math.max(0, Math.min(50, left.toMillis())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopped = true;
      } finally {
        context.resume();
      }
      context.run().checkCancelled();
      context.betweenTasks();
    }
  }

  /** Stands for no open split. */
  private enum NoReader implements RecordReader {
    INSTANCE;

    @Override
    public Read read() {
      return new Read.End();
    }

    @Override
    public void cancel() {
      // Nothing to cancel: no split is open.
    }

    @Override
    public void close() {
      // Nothing to close: no split is open.
    }
  }
}
