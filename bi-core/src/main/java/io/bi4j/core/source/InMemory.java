package io.bi4j.core.source;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.BatchesInput;
import io.bi4j.core.internal.exec.BatchesReader;
import io.bi4j.core.internal.exec.FusedSource;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.spi.Boundedness;
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
 * Records that are in memory already, as a source. Immutable and thread-safe; nothing is copied.
 *
 * @since 0.1
 */
public final class InMemory implements Source, FusedSource {
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

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public ReadPlan plan(ReadRequest request) {
    return new ReadPlan(records.schema(), List.of(new Split(name)), request.filter());
  }

  @Override
  public RecordReader open(Split split, @Nullable SplitPosition from) {
    return new BatchesReader(records.batches(), Optional.ofNullable(from));
  }

  @Override
  public Prepared prepare() {
    return new Prepared() {
      @Override
      public Schema schema() {
        return records.schema();
      }

      @Override
      public StageInput open(Schema chunkSchema, int node) {
        return new BatchesInput(chunkSchema, records.batches(), name, node);
      }
    };
  }

  @Override
  public String toString() {
    return "InMemory(" + name + ", " + records.rowCount() + " rows)";
  }
}
