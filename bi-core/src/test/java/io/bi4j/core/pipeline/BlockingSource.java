package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.Schema;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
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
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A source whose reader waits until it is cancelled, as one that listens to a network does. */
final class BlockingSource implements Source {
  final CountDownLatch reading = new CountDownLatch(1);
  final CountDownLatch cancelled = new CountDownLatch(1);
  final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public String name() {
    return "blocking";
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return new ReadPlan(
        Schema.of(Field.of("n", DataType.INT64)), List.of(new Split("0")), Optional.<Expr>empty());
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new RecordReader() {
      @Override
      public Read read() {
        reading.countDown();
        try {
          cancelled.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        throw new BiException(CoreErrors.READ_FAILED, "The connection was closed.");
      }

      @Override
      public void cancel() {
        cancelled.countDown();
      }

      @Override
      public void close() {
        closed.countDown();
      }
    };
  }
}
