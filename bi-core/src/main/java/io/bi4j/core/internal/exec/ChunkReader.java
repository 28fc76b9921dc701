package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.pipeline.RejectPolicy;
import io.bi4j.core.spi.Read;
import io.bi4j.core.state.SplitPosition;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a fused input batch by batch, for callers of the source SPI; the engine itself pushes
 * chunks. The position is the number of rows read; going on from one skips as many rows.
 */
public final class ChunkReader implements FusedReader {
  private final FusedInput input;
  private final CollectSink.Freezer freezer;
  private final int[] slots;
  private final Deque<RecordBatch> ready = new ArrayDeque<>();
  private long skip;
  private long rows;
  private volatile boolean cancelled;
  private volatile @Nullable StageInput stage;
  private StageInput.@Nullable WorkerInput tasks;

  public ChunkReader(FusedInput input, @Nullable SplitPosition from) {
    Schema schema = input.schema();
    this.input = input;
    this.slots = IntStream.range(0, schema.columnCount()).toArray();
    this.freezer = new CollectSink.Freezer(schema, slots);
    this.skip = from == null ? 0 : Long.parseLong(from.token());
    this.rows = skip;
  }

  @Override
  public FusedInput input() {
    return input;
  }

  @Override
  public Read read() {
    StageInput.WorkerInput rowsLeft = tasks == null ? start() : tasks;
    while (ready.isEmpty()) {
      if (cancelled) {
        throw new BiException(CoreErrors.CANCELLED, "Reading was cancelled.");
      }
      if (!rowsLeft.next(this::take)) {
        return new Read.End();
      }
    }
    RecordBatch batch = ready.remove();
    rows += batch.rowCount();
    return new Read.Batch(batch, new SplitPosition(String.valueOf(rows)));
  }

  private StageInput.WorkerInput start() {
    RunContext run =
        new RunContext("read", new RejectLog(RejectPolicy.fail()), 1, InstantSource.system());
    StageInput opened = input.open(input.schema(), 0);
    stage = opened;
    tasks = opened.open(new WorkerContext(run, 0));
    return tasks;
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
    StageInput opened = stage;
    if (opened != null) {
      opened.stop();
    }
  }

  @Override
  public void close() {
    StageInput opened = stage;
    if (opened != null) {
      opened.close();
    }
  }
}
