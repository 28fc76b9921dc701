package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.state.SplitPosition;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fused source batch by batch, for callers of the source SPI; the engine itself pushes
 * chunks. The position is the number of rows read; going on from one skips as many rows.
 */
public final class FusedReader implements RecordReader {
  private final StageInput input;
  private final StageInput.WorkerInput tasks;
  private final CollectSink.Freezer freezer;
  private final int[] slots;
  private final Deque<RecordBatch> ready = new ArrayDeque<>();
  private long skip;
  private long rows;
  private volatile boolean cancelled;

  public FusedReader(FusedSource.Prepared prepared, @Nullable SplitPosition from) {
    Schema schema = prepared.schema();
    RunContext run =
        new RunContext("read", new RejectLog(RejectPolicy.fail()), 1, InstantSource.system());
    this.input = prepared.open(schema, 0);
    this.tasks = input.open(new WorkerContext(run, 0));
    this.slots = IntStream.range(0, schema.columnCount()).toArray();
    this.freezer = new CollectSink.Freezer(schema, slots);
    this.skip = from == null ? 0 : Long.parseLong(from.token());
    this.rows = skip;
  }

  @Override
  public Read read() {
    while (ready.isEmpty()) {
      if (cancelled) {
        throw new BiException(CoreErrors.CANCELLED, "Reading was cancelled.");
      }
      if (!tasks.next(this::take)) {
        return new Read.End();
      }
    }
    RecordBatch batch = ready.remove();
    rows += batch.rowCount();
    return new Read.Batch(batch, new SplitPosition(String.valueOf(rows)));
  }

  private void take(Chunk chunk) {
    chunk.require(slots);
    RecordBatch batch = freezer.freeze(chunk);
    int skipped = (int) Math.min(skip, batch.rowCount());
    skip -= skipped;
    if (skipped < batch.rowCount()) {
      ready.add(skipped == 0 ? batch : batch.slice(skipped, batch.rowCount() - skipped));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    input.stop();
  }

  @Override
  public void close() {
    input.close();
  }
}
