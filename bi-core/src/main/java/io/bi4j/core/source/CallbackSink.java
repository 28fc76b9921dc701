package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands rows to code of the host, batch by batch and in the order of the source.
 *
 * <p><b>Guarantee.</b> AT_LEAST_ONCE: a batch is handed over before its commit, and after a crash
 * the batches behind the last commit come again. An exception of the callback fails the run.
 * <b>Threads.</b> The callback is called by one thread at a time, though not always the same.
 *
 * @since 0.1
 */
public final class CallbackSink implements Sink {
  private final String name;
  private final Consumer<RecordBatch> callback;

  private CallbackSink(String name, Consumer<RecordBatch> callback) {
    this.name = requireNonNull(name, "name");
    this.callback = requireNonNull(callback, "callback");
  }

  /**
   * A sink.
   *
   * @param name for messages and reports, and to find the checkpoint of an interrupted run
   */
  public static CallbackSink of(String name, Consumer<RecordBatch> callback) {
    return new CallbackSink(name, callback);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.AT_LEAST_ONCE;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return new Session();
  }

  @Override
  public String toString() {
    return "CallbackSink(" + name + ")";
  }

  private final class Session implements WriteSession {
    @Override
    public Optional<Checkpoint> lastCommitted() {
      return Optional.empty();
    }

    @Override
    public RecordWriter writer(int part) {
      return new Writer(part);
    }

    @Override
    public void commit(List<PartToken> parts, Checkpoint checkpoint) {
      // The rows were handed over already; the engine keeps the checkpoint.
    }

    @Override
    public void abort() {
      // What was handed over cannot be taken back: that is why it is AT_LEAST_ONCE.
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  private final class Writer implements RecordWriter {
    private final int part;
    private long rows;

    Writer(int part) {
      this.part = part;
    }

    @Override
    public void write(RecordBatch batch) {
      callback.accept(batch);
      rows += batch.rowCount();
    }

    @Override
    public PartToken flush() {
      PartToken token = new PartToken(part, rows, "");
      rows = 0;
      return token;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
