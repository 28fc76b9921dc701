package io.bi4j.core.pipeline;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.FinishedSplit;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import io.bi4j.core.state.StreamState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts up, one row a batch, and remembers how far it was read. */
final class CountingSource implements Source {
  private static final Schema SCHEMA = Schema.of(Field.of("n", DataType.INT64));

  private final Replay replay;
  private final AtomicLong end = new AtomicLong();
  private final List<String> states = new CopyOnWriteArrayList<>();

  CountingSource(Replay replay) {
    this.replay = replay;
  }

  /** Lets there be so many rows. */
  void upTo(long rows) {
    end.set(rows);
  }

  /** The states that plans were made for, in order. */
  List<String> states() {
    return states;
  }

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public Replay replay() {
    return replay;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    String from = request.state().entries().getOrDefault("next", "");
    states.add(from);
    return new ReadPlan(
        SCHEMA, List.of(new Split("from " + (from.isEmpty() ? "0" : from))), Optional.empty());
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    String start = from == null ? split.id().substring(5) : from.token();
    return new RecordReader() {
      private long next = Long.parseLong(start);

      @Override
      public Read read() {
        if (next >= end.get()) {
          return new Read.End();
        }
        BatchBuilder batch = BatchBuilder.of(SCHEMA);
        batch.addRow(next++);
        return new Read.Batch(batch.build(), new SplitPosition(String.valueOf(next)));
      }

      @Override
      public void cancel() {
        // Reading never waits.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  @Override
  public StreamState merge(StreamState before, List<FinishedSplit> finished) {
    String next = before.entries().getOrDefault("next", "");
    for (FinishedSplit split : finished) {
      next = split.position().token().isEmpty() ? next : split.position().token();
    }
    return next.isEmpty() ? before : new StreamState(Map.of("next", next));
  }
}
