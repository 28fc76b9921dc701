package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.internal.exec.BatchesReader;
import io.bi4j.core.internal.exec.BatchesSource;
import io.bi4j.core.internal.exec.FusedSplit;
import io.bi4j.core.spi.Boundedness;
import io.bi4j.core.spi.ReadPlan;
import io.bi4j.core.spi.ReadRequest;
import io.bi4j.core.spi.RecordReader;
import io.bi4j.core.spi.Replay;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.Split;
import io.bi4j.core.state.SplitPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that are in memory already, as a source. Immutable and thread-safe; nothing is copied.
 *
 * @since 0.1
 */
public final class InMemory implements Source {
  private final String name;
  private final RecordSet records;

  private InMemory(String name, RecordSet records) {
    this.name = requireNonNull(name, "name");
    this.records = requireNonNull(records, "records");
  }

  /** A source of records, called "memory" in reports. */
  public static InMemory of(RecordSet records) {
    return new InMemory("memory", records);
  }

  /** A source of records with a name for reports. */
  public static InMemory of(String name, RecordSet records) {
    return new InMemory(name, records);
  }

  @Override
  public String name() {
    return name;
  }

  /** The host gives the same records again, or the run begins anew. */
  @Override
  public Replay replay() {
    return Replay.STABLE;
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return FusedSplit.plan(this, batches(), request);
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new BatchesReader(batches(), Optional.ofNullable(from));
  }

  private BatchesSource batches() {
    return new BatchesSource(name, records.schema(), records.batches());
  }

  @Override
  public String toString() {
    return "InMemory(" + name + ", " + records.rowCount() + " rows)";
  }
}
