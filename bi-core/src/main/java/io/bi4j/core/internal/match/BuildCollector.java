package io.bi4j.core.internal.match;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.CollectSink;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.spill.MemoryBudget;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** One worker's side of {@link BuildSink}. Rows with a null in their key are counted, not kept. */
final class BuildCollector implements Operator {
  private static final int NOTE = 3;

  private final BuildSink sink;
  private final WorkerContext context;
  private final RunContext run;
  private final NodeCounter counter;
  private final int[] slots;
  private final CollectSink.Freezer freezer;
  private final Vector[] keys;
  private final KeyHash hash;
  private final LongList[] notes = new LongList[SpilledPartitions.COUNT];
  private final MemoryBudget.Account account;
  private final ColumnCodec codec = new ColumnCodec();
  private final List<Integer> shared = new ArrayList<>();
  private long rowBytes;
  private BuildRows pending;

  BuildCollector(
      BuildSink sink, WorkerContext context, NodeCounter counter, Schema schema, int[] slots) {
    this.sink = sink;
    this.context = context;
    this.run = context.run();
    this.counter = counter;
    this.slots = slots;
    this.freezer = new CollectSink.Freezer(schema, slots);
    this.keys = new Vector[sink.keys().length];
    this.hash = new KeyHash(keys.length, sink.seed());
    this.account = run.memory().open();
    this.pending = sink.rows();
    for (int i = 0; i < notes.length; i++) {
      notes[i] = new LongList();
    }
  }

  @Override
  public void push(Chunk chunk) {
    context.enter(counter);
    counter.in += chunk.selected();
    chunk.require(slots);
    int count = chunk.selected();
    counter.count(BuildSink.MATCHED, 0);
    counter.count(BuildSink.UNMATCHED, count);
    if (count == 0) {
      return;
    }
    for (int k = 0; k < keys.length; k++) {
      keys[k] = chunk.column(slots[sink.keys()[k]]);
    }
    hash.hash(keys, chunk.selection(), count);
    RecordBatch batch = freezer.freeze(chunk);
    Vector[] columns = batch.columns().stream().map(Vector::of).toArray(Vector[]::new);
    for (Vector column : columns) {
      rowBytes += column.retainedBytes();
    }
    long block = keep(chunk.sequence(), columns);
    int[] selection = chunk.selection();
    for (int i = 0; i < count; i++) {
      if (!anyNull(selection[i])) {
        long a = hash.a[i];
        notes[SpilledPartitions.partition(a, 0)].add(a, hash.b[i], block << 32 | i);
      }
    }
    account.set(rowBytes + noteBytes());
    if (account.mustSpill(run.threads())) {
      spill();
    }
  }

  private int keep(long sequence, Vector[] columns) {
    if (pending != sink.rows()) {
      return pending.add(columns);
    }
    int block = sink.add(sequence, columns);
    shared.add(block);
    return block;
  }

  private boolean anyNull(int row) {
    for (Vector key : keys) {
      if (key.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /** Twice the notes: the index needs as much again. */
  private long noteBytes() {
    long bytes = 0;
    for (LongList list : notes) {
      bytes += 2 * list.retainedBytes();
    }
    return bytes;
  }

  LongList notes(int partition) {
    return notes[partition];
  }

  /** Writes the rows by partition; from now on this worker keeps its rows for itself. */
  void spill() {
    SpilledPartitions target = sink.spilled(run);
    for (int partition = 0; partition < notes.length; partition++) {
      LongList list = notes[partition];
      if (list.size() > 0) {
        Vector[] columns = spilledColumns(list);
        int[] all = new int[columns[0].rows];
        for (int i = 0; i < all.length; i++) {
          all[i] = i;
        }
        target.add(partition, codec, columns, all, all.length);
        list.clear();
      }
    }
    shared.forEach(block -> sink.rows().forget(block));
    shared.clear();
    pending = new BuildRows(sink.keys());
    rowBytes = 0;
    account.set(0);
  }

  private Vector[] spilledColumns(LongList list) {
    Vector[] columns = sink.spilledTypes().stream().map(Vector::of).toArray(Vector[]::new);
    for (int i = 0; i < list.size(); i += NOTE) {
      long place = list.get(i + 2);
      ((LongVector) columns[0]).appendLong(list.get(i));
      ((LongVector) columns[1]).appendLong(list.get(i + 1));
      Vector[] row = pending.columns((int) (place >>> 32));
      for (int c = 0; c < row.length; c++) {
        columns[c + 2].appendFrom(row[c], (int) place);
      }
    }
    return columns;
  }
}
