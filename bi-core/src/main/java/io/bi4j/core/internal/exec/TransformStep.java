package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.pipeline.BatchFunction;
import io.bi4j.core.pipeline.Distribution;
import io.bi4j.core.pipeline.Transform;
import io.bi4j.core.pipeline.TransformContext;
import java.util.function.Supplier;

/** Runs a user's code on batches frozen from chunks. */
public record TransformStep(
    int node,
    String name,
    Transform transform,
    Schema input,
    int[] slots,
    Schema output,
    Supplier<Schema> target)
    implements OperatorFactory {

  @Override
  public boolean resumable() {
    return transform.distribution().kind() == Distribution.Kind.STATELESS;
  }

  @Override
  public Operator open(WorkerContext context, Operator next) {
    BatchFunction function =
        transform.open(
            new TransformContext(context.run().pipeline(), input, output, context.worker()));
    Runner runner = new Runner(context, next, function);
    context.atEnd(runner::finish, function::close);
    return runner;
  }

  private final class Runner implements Operator {
    private final WorkerContext context;
    private final NodeCounter counter;
    private final Operator next;
    private final BatchFunction function;
    private final CollectSink.Freezer freezer;
    private final Chunk chunk;
    private long sequence;

    Runner(WorkerContext context, Operator next, BatchFunction function) {
      this.context = context;
      this.counter = context.counter(node);
      this.next = next;
      this.function = function;
      this.freezer = new CollectSink.Freezer(input, slots);
      this.chunk = new Chunk(target.get(), context.errors());
    }

    @Override
    public void push(Chunk in) {
      context.enter(counter);
      counter.in += in.selected();
      in.require(slots);
      sequence = in.sequence();
      if (in.selected() > 0) {
        emit(function.apply(freezer.freeze(in)));
      }
    }

    void finish() {
      function.finish().ifPresent(this::emit);
    }

    private void emit(RecordBatch rows) {
      if (!rows.schema().equals(output)) {
        throw new BiException(
            CoreErrors.SCHEMA_MISMATCH,
            "Step \""
                + name
                + "\" returned columns "
                + rows.schema()
                + " but promised "
                + output
                + " at bind. Return the schema of bind().");
      }
      if (rows.rowCount() == 0) {
        return;
      }
      Vector[] vectors = rows.columns().stream().map(Vector::of).toArray(Vector[]::new);
      chunk.reset(rows.rowCount(), vectors, Origin.UNKNOWN);
      chunk.sequence(sequence);
      counter.out += rows.rowCount();
      next.push(chunk);
    }
  }
}
