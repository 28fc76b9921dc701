package io.bi4j.core.internal.exec;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands rows to a sink's writers. A sink with one writer gets them in the order of the input; one
 * with several gets a writer per worker and no order.
 */
public final class WriteSink implements AutoCloseable {
  private final Sink sink;
  private final WriteSession session;
  private final List<RecordWriter> writers = new ArrayList<>();
  private boolean ended;

  /**
   * Rows for a session of a sink.
   *
   * @param session closed together with this
   */
  public WriteSink(Sink sink, WriteSession session) {
    this.sink = sink;
    this.session = session;
  }

  /** The sink of the last stage. */
  public StageSink stage(Schema schema, int[] slots, int node) {
    return sink.maxWriters() == 1
        ? new Ordered(schema, slots, node)
        : new PerWorker(schema, slots, node);
  }

  private synchronized RecordWriter newWriter() {
    RecordWriter writer = session.writer(writers.size());
    writers.add(writer);
    return writer;
  }

  /** Makes all rows so far ready to be committed; called while no worker writes. */
  public synchronized List<PartToken> flush() {
    return writers.stream().map(RecordWriter::flush).toList();
  }

  /** Makes flushed rows and the checkpoint durable. */
  public void commit(List<PartToken> parts, Checkpoint checkpoint) {
    session.commit(parts, checkpoint);
    ended = checkpoint.last();
  }

  @Override
  public void close() {
    List<Runnable> steps = new ArrayList<>();
    writers.forEach(writer -> steps.add(writer::close));
    if (!ended) {
      steps.add(session::abort);
    }
    steps.add(session::close);
    Closing.all(steps);
  }

  /** One writer; batches wait for the tasks before theirs. */
  private final class Ordered implements StageSink {
    private final Schema schema;
    private final int[] slots;
    private final int node;
    private @Nullable TaskOrder order;

    Ordered(Schema schema, int[] slots, int node) {
      this.schema = schema;
      this.slots = slots;
      this.node = node;
    }

    private synchronized TaskOrder order() {
      TaskOrder result = order;
      if (result == null) {
        result = new TaskOrder(newWriter());
        order = result;
      }
      return result;
    }

    @Override
    public Operator open(WorkerContext context) {
      TaskOrder inOrder = order();
      NodeCounter counter = context.counter(node);
      CollectSink.Freezer freezer = new CollectSink.Freezer(schema, slots);
      context.atTaskEnd(task -> inOrder.done(context, task));
      return chunk -> {
        context.enter(counter);
        counter.in += chunk.selected();
        chunk.require(slots);
        counter.out += chunk.selected();
        if (chunk.selected() > 0) {
          inOrder.add(context, freezer.freeze(chunk));
        }
      };
    }

    @Override
    public void branchDone() {
      order().writeRest();
    }

    @Override
    public void complete() {
      // The rows were written; the run flushes and commits.
    }
  }

  /** A writer per worker. */
  private final class PerWorker implements StageSink {
    private final Schema schema;
    private final int[] slots;
    private final int node;
    private final Map<Integer, RecordWriter> byWorker = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    PerWorker(Schema schema, int[] slots, int node) {
      this.schema = schema;
      this.slots = slots;
      this.node = node;
    }

    @Override
    public Operator open(WorkerContext context) {
      NodeCounter counter = context.counter(node);
      CollectSink.Freezer freezer = new CollectSink.Freezer(schema, slots);
      RecordWriter writer = writer(context.worker() % sink.maxWriters());
      return chunk -> {
        context.enter(counter);
        counter.in += chunk.selected();
        chunk.require(slots);
        counter.out += chunk.selected();
        RecordBatch rows = freezer.freeze(chunk);
        if (rows.rowCount() > 0) {
          write(writer, rows);
        }
      };
    }

    private void write(RecordWriter writer, RecordBatch rows) {
      synchronized (writer) {
        writer.write(rows);
      }
    }

    private RecordWriter writer(int number) {
      lock.lock();
      try {
        return byWorker.computeIfAbsent(number, n -> newWriter());
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void complete() {
      // The rows were written; the run flushes and commits.
    }
  }
}
