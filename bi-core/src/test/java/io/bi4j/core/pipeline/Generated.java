package io.bi4j.core.pipeline;

import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.Read;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows made as they are read, so that only operators keep any: {@code id} is the text of a number
 * below {@code keys}, each about as often, in scattered order; {@code v} counts the rows.
 */
record Generated(long rows, long keys) implements Source {
  private static final Schema SCHEMA = Tables.schema("id STRING", "k INT64", "v INT64");
  private static final int SPLITS = 8;
  private static final long PRIME = 1_000_003;

  /** The number whose text is the id of a row. */
  long key(long row) {
    return row * PRIME % keys;
  }

  @Override
  public String name() {
    return "generated";
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    List<Split> splits =
        java.util.stream.IntStream.range(0, SPLITS).mapToObj(i -> new Split("" + i)).toList();
    return new ReadPlan(SCHEMA, splits, Optional.empty());
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    long number = Long.parseLong(split.id());
    return new Reader(rows * number / SPLITS, rows * (number + 1) / SPLITS);
  }

  private final class Reader implements RecordReader {
    private long next;
    private final long end;

    Reader(long next, long end) {
      this.next = next;
      this.end = end;
    }

    @Override
    public Read read() {
      if (next == end) {
        return new Read.End();
      }
      BatchBuilder batch = BatchBuilder.of(SCHEMA);
      for (; next < end && batch.rowCount() < 4096; next++) {
        long key = key(next);
        batch.addRow("customer-number-" + key, key, next);
      }
      return new Read.Batch(batch.build(), new SplitPosition("" + next));
    }

    @Override
    public void cancel() {
      next = end;
    }

    @Override
    public void close() {
      next = end;
    }
  }
}
