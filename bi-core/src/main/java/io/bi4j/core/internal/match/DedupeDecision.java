package io.bi4j.core.internal.match;

import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.spill.PartitionWriter;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of one partition that lost. On disk a partition that is too large is cut by
 * further bits of the hash; keys that lost are let go block by block, so that many rows of few keys
 * need little memory. Confined to one thread.
 */
final class DedupeDecision {
  private static final int NOTE = 3;
  private static final int BLOCKS_BEFORE_COMPACTING = 16;

  private final DedupeSink sink;
  private final int[] rankOfBlock;
  private final RunContext run;
  private final LongList lost = new LongList();
  private long losers;

  DedupeDecision(DedupeSink sink, int[] rankOfBlock, RunContext run) {
    this.sink = sink;
    this.rankOfBlock = rankOfBlock;
    this.run = run;
  }

  long losers() {
    return losers;
  }

  void inMemory(List<DedupeCollector> collectors, int partition) {
    Survivors.@Nullable Keys[] known = new Survivors.Keys[rankOfBlock.length];
    Survivors survivors = new Survivors(block -> keysOf(known, block), rankOfBlock, sink.latest());
    for (DedupeCollector collector : collectors) {
      LongList notes = collector.notes(partition);
      for (int i = 0; i < notes.size(); i += NOTE) {
        long place = notes.get(i + 2);
        note(survivors.offer(notes.get(i), notes.get(i + 1), place, place));
      }
    }
    settle();
  }

  private Survivors.Keys keysOf(Survivors.@Nullable Keys[] known, int block) {
    Survivors.Keys keys = known[block];
    if (keys == null) {
      Vector[] columns = sink.block(block).columns();
      Vector[] picked =
          Arrays.stream(sink.by().keys()).mapToObj(k -> columns[k]).toArray(Vector[]::new);
      keys = new Survivors.Keys(picked, sink.latest() ? columns[sink.by().order()] : null);
      known[block] = keys;
    }
    return keys;
  }

  void onDisk(SpilledPartitions notes, int partition, int level) {
    long most = run.memory().share(run.threads());
    if (notes.bytes(partition) > most && level < SpilledPartitions.MAX_LEVEL) {
      cut(notes, partition, level + 1, most);
    } else {
      stream(notes, partition);
    }
    settle();
  }

  private void cut(SpilledPartitions notes, int partition, int level, long capacity) {
    SpilledPartitions parts = notes.finer();
    PartitionWriter writer = new PartitionWriter(parts, sink.noteTypes(), capacity);
    for (SpillFile.Place place : notes.places(partition)) {
      run.checkCancelled();
      Vector[] columns = notes.read(place);
      long[] hashes = ((LongVector) columns[0]).values;
      for (int row = 0; row < place.rows(); row++) {
        writer.add(SpilledPartitions.partition(hashes[row], level), columns, row);
      }
      writer.relieve();
    }
    writer.flush();
    for (int part = 0; part < SpilledPartitions.COUNT; part++) {
      onDisk(parts, part, level);
    }
  }

  private void stream(SpilledPartitions notes, int partition) {
    List<Survivors.Keys> loaded = new ArrayList<>();
    Survivors survivors = new Survivors(loaded::get, rankOfBlock, sink.latest());
    for (SpillFile.Place place : notes.places(partition)) {
      run.checkCancelled();
      Vector[] columns = notes.read(place);
      long[] a = ((LongVector) columns[0]).values;
      long[] b = ((LongVector) columns[1]).values;
      long[] places = ((LongVector) columns[2]).values;
      long block = loaded.size();
      loaded.add(keysOf(columns));
      for (int row = 0; row < place.rows(); row++) {
        note(survivors.offer(a[row], b[row], block << 32 | row, places[row]));
      }
      if (loaded.size() > BLOCKS_BEFORE_COMPACTING) {
        compact(survivors, loaded);
      }
    }
  }

  private Survivors.Keys keysOf(Vector[] note) {
    int first = sink.latest() ? NOTE + 1 : NOTE;
    return new Survivors.Keys(
        Arrays.copyOfRange(note, first, note.length), sink.latest() ? note[NOTE] : null);
  }

  /** Copies the keys of the rows that stay so far together and lets the others go. */
  private static void compact(Survivors survivors, List<Survivors.Keys> loaded) {
    Survivors.Keys like = loaded.get(0);
    Vector[] keys =
        Arrays.stream(like.keys()).map(key -> Vector.of(key.type())).toArray(Vector[]::new);
    Vector order = like.order() == null ? null : Vector.of(like.order().type());
    for (int i = 0; i < survivors.size(); i++) {
      Survivors.Keys from = loaded.get((int) (survivors.ref(i) >>> 32));
      int row = (int) survivors.ref(i);
      for (int k = 0; k < keys.length; k++) {
        keys[k].appendFrom(from.keys()[k], row);
      }
      if (order != null && from.order() != null) {
        order.appendFrom(from.order(), row);
      }
      survivors.ref(i, i);
    }
    loaded.clear();
    loaded.add(new Survivors.Keys(keys, order));
  }

  private void note(long loser) {
    if (loser != Survivors.NONE) {
      losers++;
      lost.add(loser);
      if (lost.size() >= 1 << 16) {
        settle();
      }
    }
  }

  private void settle() {
    sink.lose(lost);
    lost.clear();
  }
}
