package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
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
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of the last run that ended, in memory and in the order of the source. Readers see
 * the rows of one run, whole.
 *
 * <p><b>Guarantee.</b> EXACTLY_ONCE as long as the object lives: it keeps the checkpoint with the
 * rows, and both are gone with the process. <b>Threads.</b> Thread-safe; one pipeline at a time.
 *
 * @since 0.1
 */
public final class InMemorySink implements Sink {
  private final String name;
  private final List<RecordBatch> pending = new ArrayList<>();
  private Optional<Checkpoint> committed = Optional.empty();
  private @Nullable RecordSet rows;

  private InMemorySink(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** A sink without rows. */
  public static InMemorySink named(String name) {
    return new InMemorySink(name);
  }

  /** The rows of the last run that ended; empty before the first. */
  public synchronized Optional<RecordSet> rows() {
    return Optional.ofNullable(rows);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.EXACTLY_ONCE;
  }

  @Override
  public boolean atomicRuns() {
    return true;
  }

  @Override
  public WriteSession open(RunKey run, Schema schema) {
    return new Session(schema);
  }

  private synchronized void keep(
      Schema schema, List<RecordBatch> batches, Checkpoint checkpoint, boolean first) {
    committed.ifPresent(before -> checkpoint.requireAfter(before, name));
    if (first) {
      pending.clear();
    }
    pending.addAll(batches);
    committed = Optional.of(checkpoint);
    if (checkpoint.last()) {
      rows = RecordSet.of(schema, List.copyOf(pending));
      pending.clear();
    }
  }

  private synchronized Optional<Checkpoint> committed() {
    return committed;
  }

  @Override
  public String toString() {
    return "InMemorySink(" + name + ")";
  }

  private final class Session implements WriteSession {
    private final Schema schema;
    private final List<RecordBatch> batches = new ArrayList<>();
    private boolean first = true;

    Session(Schema schema) {
      this.schema = schema;
    }

    @Override
    public Optional<Checkpoint> lastCommitted() {
      return committed();
    }

    @Override
    public void resume(Checkpoint from) {
      first = false;
    }

    @Override
    public RecordWriter writer(int part) {
      return new Writer(part, batches);
    }

    @Override
    public void commit(List<PartToken> parts, Checkpoint checkpoint) {
      keep(schema, batches, checkpoint, first);
      first = false;
      batches.clear();
    }

    @Override
    public void abort() {
      batches.clear();
    }

    @Override
    public void close() {
      abort();
    }
  }

  private static final class Writer implements RecordWriter {
    private final int part;
    private final List<RecordBatch> batches;
    private long rows;

    Writer(int part, List<RecordBatch> batches) {
      this.part = part;
      this.batches = batches;
    }

    @Override
    public void write(RecordBatch batch) {
      batches.add(batch);
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
