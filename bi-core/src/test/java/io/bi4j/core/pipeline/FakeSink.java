package io.bi4j.core.pipeline;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Row;
import io.bi4j.core.data.Schema;
import io.bi4j.core.spi.Checkpoint;
import io.bi4j.core.spi.Guarantee;
import io.bi4j.core.spi.PartToken;
import io.bi4j.core.spi.RecordWriter;
import io.bi4j.core.spi.RunKey;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.WriteSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink in memory that shows rows only after their commit, and can fail at any call. */
final class FakeSink implements Sink {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<Object> committed = new ArrayList<>();
  final AtomicInteger writersAtOnce = new AtomicInteger();
  private static final AtomicInteger MADE = new AtomicInteger();
  private final String name = "fake " + MADE.incrementAndGet();
  private final int maxWriters;
  private final String failAt;
  private final Guarantee guarantee;

  FakeSink(int maxWriters, String failAt) {
    this(maxWriters, failAt, Guarantee.AT_LEAST_ONCE);
  }

  private FakeSink(int maxWriters, String failAt, Guarantee guarantee) {
    this.maxWriters = maxWriters;
    this.failAt = failAt;
    this.guarantee = guarantee;
  }

  static FakeSink promising(Guarantee guarantee) {
    return new FakeSink(1, "", guarantee);
  }

  static FakeSink ordered() {
    return new FakeSink(1, "");
  }

  private void call(String name) {
    calls.add(name);
    if (failAt.equals(name)) {
      throw new IllegalStateException("no " + name);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Guarantee guarantee() {
    return guarantee;
  }

  @Override
  public int maxWriters() {
    return maxWriters;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    call("open");
    return new Session();
  }

  private final class Session implements WriteSession {
    private final List<Object> flushed = new ArrayList<>();

    @Override
    public Optional<Checkpoint> lastCommitted() {
      return Optional.empty();
    }

    @Override
    public RecordWriter writer(int part) {
      call("writer");
      return new Writer(part, this);
    }

    @Override
    public void commit(List<PartToken> parts, Checkpoint checkpoint) {
      call("commit");
      committed.addAll(flushed);
      flushed.clear();
    }

    @Override
    public void abort() {
      call("abort");
    }

    @Override
    public void close() {
      call("close session");
    }
  }

  private final class Writer implements RecordWriter {
    private final int part;
    private final Session session;
    private final List<Object> rows = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();

    Writer(int part, Session session) {
      this.part = part;
      this.session = session;
    }

    @Override
    public void write(RecordBatch batch) {
      writersAtOnce.accumulateAndGet(inside.incrementAndGet(), Math::max);
      call("write");
      for (int i = 0; i < batch.rowCount(); i++) {
        Row row = batch.row(i);
        rows.add(row.get(0));
      }
      inside.decrementAndGet();
    }

    @Override
    public PartToken flush() {
      call("flush");
      session.flushed.addAll(rows);
      PartToken token = new PartToken(part, rows.size(), "");
      rows.clear();
      return token;
    }

    @Override
    public void close() {
      call("close writer");
    }
  }
}
