package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps all rows in memory, in the order of the input. */
public final class CollectSink implements StageSink {
  private record Part(long sequence, RecordBatch batch) {}

  private final Schema schema;
  private final int[] slots;
  private final int node;
  private final List<Part> parts = new ArrayList<>();
  private List<RecordBatch> batches = List.of();

  /**
   * A sink of some columns of the chunks.
   *
   * @param schema the columns of the result
   * @param slots where each stands in a chunk
   * @param node the number of the step, for counts
   */
  public CollectSink(Schema schema, int[] slots, int node) {
    this.schema = schema;
    this.slots = slots;
    this.node = node;
  }

  @Override
  public Operator open(WorkerContext context) {
    NodeCounter counter = context.counter(node);
    Freezer freezer = new Freezer(schema, slots);
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(slots);
      counter.out += chunk.selected();
      if (chunk.selected() > 0) {
        add(new Part(chunk.sequence(), freezer.freeze(chunk)));
      }
    };
  }

  private synchronized void add(Part part) {
    parts.add(part);
  }

  @Override
  public synchronized void complete() {
    parts.sort(Comparator.comparingLong(Part::sequence));
    batches = parts.stream().map(Part::batch).toList();
    parts.clear();
  }

  /** The rows, after {@link #complete()}. */
  public synchronized RecordSet result() {
    return RecordSet.of(schema, batches);
  }

  /** The rows as the input of another stage, after {@link #complete()}. */
  public synchronized StageInput output(Schema chunkSchema) {
    return new BatchesInput(chunkSchema, batches, "", -1);
  }

  /** Copies the selected rows of chunks into batches that live on. One per worker. */
  public static final class Freezer {
    private final Schema schema;
    private final int[] slots;
    private final TextFreezer[] texts;

    public Freezer(Schema schema, int[] slots) {
      this.schema = schema;
      this.slots = slots;
      this.texts = new TextFreezer[slots.length];
      for (int i = 0; i < slots.length; i++) {
        texts[i] = new TextFreezer(schema.field(i).type());
      }
    }

    /** A batch of the selected rows; the columns must have been required. */
    public RecordBatch freeze(Chunk chunk) {
      List<Column> columns = new ArrayList<>(slots.length);
      for (int i = 0; i < slots.length; i++) {
        columns.add(texts[i].freeze(chunk.column(slots[i]), chunk).column());
      }
      return RecordBatch.of(schema, columns);
    }
  }
}
