package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Read;
import io.bi4j.core.state.SplitPosition;
import java.util.List;
import java.util.Optional;

/** Reads batches in memory; the position is the number of batches that were read. */
public final class BatchesReader implements FusedReader {
  private final BatchesSource source;
  private final List<RecordBatch> batches;
  private int next;
  private volatile boolean cancelled;

  public BatchesReader(BatchesSource source, Optional<SplitPosition> from) {
    this.source = source;
    this.batches = source.batches();
    this.next = from.map(position -> Integer.parseInt(position.token())).orElse(0);
  }

  @Override
  public FusedInput input() {
    return source;
  }

  @Override
  public Read read() {
    if (cancelled) {
      throw new BiException(CoreErrors.CANCELLED, "Reading from memory was cancelled.");
    }
    if (next >= batches.size()) {
      return new Read.End();
    }
    RecordBatch batch = batches.get(next++);
    return new Read.Batch(batch, new SplitPosition(String.valueOf(next)));
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void close() {
    next = batches.size();
  }
}
