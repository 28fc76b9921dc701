package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.aggregate.Cells;
import io.bi4j.core.internal.expr.Evaluator;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Orders all rows; stable, so rows with equal keys keep the order of the input. Each worker keeps
 * its rows and their keys; with a limit it drops the rows that cannot be among the first any more.
 */
public final class SortSink implements StageSink {
  /**
   * One sort key.
   *
   * @param inputs the columns it reads
   * @param type its type
   * @param evaluator computes it, one per worker
   */
  public record Key(int[] inputs, DataType type, Supplier<Evaluator> evaluator) {}

  private final int node;
  private final Schema schema;
  private final int[] slots;
  private final List<Key> keys;
  private final boolean[] descending;
  private final long limit;
  private final List<SortedRows> parts = new ArrayList<>();
  private Vector @Nullable [] result;

  public SortSink(
      int node, Schema schema, int[] slots, List<Key> keys, List<Boolean> descending, long limit) {
    this.node = node;
    this.schema = schema;
    this.slots = slots;
    this.keys = keys;
    this.limit = limit;
    this.descending = new boolean[descending.size()];
    for (int i = 0; i < this.descending.length; i++) {
      this.descending[i] = descending.get(i);
    }
  }

  @Override
  public Operator open(WorkerContext context) {
    SortedRows rows = newRows();
    synchronized (parts) {
      parts.add(rows);
    }
    NodeCounter counter = context.counter(node);
    Evaluator[] evaluators =
        keys.stream().map(key -> key.evaluator().get()).toArray(Evaluator[]::new);
    Vector[] keyColumns = new Vector[evaluators.length];
    return chunk -> {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(slots);
      for (int i = 0; i < evaluators.length; i++) {
        chunk.require(keys.get(i).inputs());
        keyColumns[i] = evaluators[i].eval(chunk);
      }
      chunk.settle();
      counter.out += chunk.selected();
      rows.add(chunk, slots, keyColumns);
    };
  }

  private SortedRows newRows() {
    return new SortedRows(schema, keys.stream().map(Key::type).toList(), descending, limit);
  }

  @Override
  public void complete() {
    SortedRows all = newRows();
    parts.forEach(all::addAll);
    parts.clear();
    result = all.sorted();
  }

  /** The rows in order, after {@link #complete()}. */
  public VectorsInput output(Schema chunkSchema) {
    Vector[] columns = result;
    if (columns == null) {
      throw new IllegalStateException("The sort has not completed.");
    }
    return new VectorsInput(chunkSchema, columns);
  }

  /** Rows with their keys and the place of their chunk; rows of one chunk stand in order. */
  private static final class SortedRows {
    private final List<DataType> keyTypes;
    private final boolean[] descending;
    private final long limit;
    private Vector[] columns;
    private Vector[] keyColumns;
    private long[] places = new long[1024];

    SortedRows(Schema schema, List<DataType> keyTypes, boolean[] descending, long limit) {
      this.keyTypes = keyTypes;
      this.descending = descending;
      this.limit = limit;
      this.columns =
          schema.fields().stream().map(field -> Vector.of(field.type())).toArray(Vector[]::new);
      this.keyColumns = keyTypes.stream().map(Vector::of).toArray(Vector[]::new);
    }

    private int size() {
      return keyColumns[0].rows;
    }

    void add(Chunk chunk, int[] slots, Vector[] keys) {
      int before = size();
      int count = chunk.selected();
      for (int i = 0; i < columns.length; i++) {
        columns[i].appendAll(chunk.column(slots[i]), chunk.selection(), count);
      }
      for (int i = 0; i < keyColumns.length; i++) {
        keyColumns[i].appendAll(keys[i], chunk.selection(), count);
      }
      placesFor(before + count);
      for (int i = 0; i < count; i++) {
        places[before + i] = chunk.sequence();
      }
      pruneWhenLarge();
    }

    void addAll(SortedRows other) {
      int before = size();
      int count = other.size();
      int[] all = new int[count];
      Arrays.setAll(all, i -> i);
      for (int i = 0; i < columns.length; i++) {
        columns[i].appendAll(other.columns[i], all, count);
      }
      for (int i = 0; i < keyColumns.length; i++) {
        keyColumns[i].appendAll(other.keyColumns[i], all, count);
      }
      placesFor(before + count);
      System.arraycopy(other.places, 0, places, before, count);
    }

    private void placesFor(int rows) {
      if (rows > places.length) {
        places = Arrays.copyOf(places, Math.max(rows, places.length * 2));
      }
    }

    private void pruneWhenLarge() {
      if (limit < 0 || size() / 2 - 2 * RecordBatch.MAX_ROWS < limit) {
        return;
      }
      int[] first = order();
      long[] kept = new long[first.length];
      for (int i = 0; i < first.length; i++) {
        kept[i] = places[first[i]];
      }
      columns = gathered(columns, first);
      keyColumns = gathered(keyColumns, first);
      places = Arrays.copyOf(kept, Math.max(kept.length, 1024));
    }

    private static Vector[] gathered(Vector[] vectors, int[] rows) {
      Vector[] gathered = new Vector[vectors.length];
      for (int i = 0; i < vectors.length; i++) {
        gathered[i] = vectors[i].gather(rows, rows.length);
      }
      return gathered;
    }

    /** The rows in order, at most as many as the limit. */
    private int[] order() {
      Integer[] rows = new Integer[size()];
      Arrays.setAll(rows, i -> i);
      Arrays.sort(rows, this::compare);
      int count = limit < 0 ? rows.length : (int) Math.min(limit, rows.length);
      int[] order = new int[count];
      for (int i = 0; i < count; i++) {
        order[i] = rows[i];
      }
      return order;
    }

    private int compare(int a, int b) {
      for (int k = 0; k < keyTypes.size(); k++) {
        Vector keys = keyColumns[k];
        boolean nullA = keys.isNull(a);
        boolean nullB = keys.isNull(b);
        int order;
        if (nullA || nullB) {
          order = Boolean.compare(nullA, nullB);
        } else {
          order = Cells.compare(keys, a, keys, b);
          order = descending[k] ? -order : order;
        }
        if (order != 0) {
          return order;
        }
      }
      int place = Long.compare(places[a], places[b]);
      return place != 0 ? place : Integer.compare(a, b);
    }

    Vector[] sorted() {
      return gathered(columns, order());
    }
  }
}
