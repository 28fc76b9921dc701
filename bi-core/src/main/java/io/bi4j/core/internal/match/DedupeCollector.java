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

/** One worker's side of a dedupe: keeps rows and notes the hash of each key. */
final class DedupeCollector implements Operator {
  private static final int NOTE = 3;

  private final DedupeSink sink;
  private final WorkerContext context;
  private final RunContext run;
  private final NodeCounter counter;
  private final int[] slots;
  private final CollectSink.Freezer freezer;
  private final KeyHash hash;
  private final Vector[] keys;
  private final List<RowBlock> inMemory = new ArrayList<>();
  private final LongList[] notes = new LongList[SpilledPartitions.COUNT];
  private final MemoryBudget.Account account;
  private final ColumnCodec codec = new ColumnCodec();
  private long blockBytes;

  DedupeCollector(
      DedupeSink sink, WorkerContext context, NodeCounter counter, Schema schema, int[] slots) {
    this.sink = sink;
    this.context = context;
    this.run = context.run();
    this.counter = counter;
    this.slots = slots;
    this.freezer = new CollectSink.Freezer(schema, slots);
    this.keys = new Vector[sink.by().keys().length];
    this.hash = new KeyHash(keys.length, sink.seed());
    this.account = run.memory().open();
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
    counter.out += count;
    if (count == 0) {
      return;
    }
    for (int k = 0; k < keys.length; k++) {
      keys[k] = chunk.column(slots[sink.by().keys()[k]]);
    }
    hash.hash(keys, chunk.selection(), count);
    long block = keep(chunk);
    for (int i = 0; i < count; i++) {
      long a = hash.a[i];
      notes[SpilledPartitions.partition(a, 0)].add(a, hash.b[i], block << 32 | i);
    }
    account.set(blockBytes + noteBytes());
    if (account.mustSpill(run.threads())) {
      spill();
    }
  }

  private long keep(Chunk chunk) {
    RecordBatch rows = freezer.freeze(chunk);
    Vector[] columns = rows.columns().stream().map(Vector::of).toArray(Vector[]::new);
    RowBlock block = new RowBlock(chunk.sequence(), rows.rowCount(), columns);
    inMemory.add(block);
    blockBytes += block.retainedBytes();
    return sink.add(block);
  }

  private long noteBytes() {
    long bytes = 0;
    for (LongList list : notes) {
      bytes += list.retainedBytes();
    }
    return bytes;
  }

  LongList notes(int partition) {
    return notes[partition];
  }

  private void spill() {
    spillNotes();
    inMemory.forEach(block -> block.spill(sink.rowFile(run), codec));
    inMemory.clear();
    blockBytes = 0;
    account.set(0);
  }

  /** Writes the notes with the keys that they are about; the rows may stay. */
  void spillNotes() {
    SpilledPartitions target = sink.notes(run);
    for (int partition = 0; partition < notes.length; partition++) {
      LongList list = notes[partition];
      if (list.size() > 0) {
        Vector[] columns = noteColumns(list);
        int[] all = new int[columns[0].rows];
        for (int i = 0; i < all.length; i++) {
          all[i] = i;
        }
        target.add(partition, codec, columns, all, all.length);
        list.clear();
      }
    }
    account.set(blockBytes);
  }

  private Vector[] noteColumns(LongList list) {
    Vector[] columns = sink.noteTypes().stream().map(Vector::of).toArray(Vector[]::new);
    for (int i = 0; i < list.size(); i += NOTE) {
      long place = list.get(i + 2);
      ((LongVector) columns[0]).appendLong(list.get(i));
      ((LongVector) columns[1]).appendLong(list.get(i + 1));
      ((LongVector) columns[2]).appendLong(place);
      Vector[] rows = sink.block((int) (place >>> 32)).columns();
      int next = NOTE;
      if (sink.latest()) {
        columns[next++].appendFrom(rows[sink.by().order()], (int) place);
      }
      for (int key : sink.by().keys()) {
        columns[next++].appendFrom(rows[key], (int) place);
      }
    }
    return columns;
  }

  /** Bytes that the rows still hold; this worker holds none from now on. */
  long release() {
    for (LongList list : notes) {
      list.clear();
    }
    account.set(0);
    return blockBytes;
  }
}
