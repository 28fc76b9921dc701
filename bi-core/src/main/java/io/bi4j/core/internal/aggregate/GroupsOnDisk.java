package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.StageInput;
import io.bi4j.core.internal.exec.WorkInput;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.match.KeyHash;
import io.bi4j.core.internal.spill.ColumnCodec;
import io.bi4j.core.internal.spill.PartitionWriter;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Groups on disk: a row is the hash of the key, the key and the states of all aggregations. Groups
 * of one key are in one partition, which is merged when the next stage reads it; so the memory that
 * is needed is that of one partition a worker, or of the largest single group.
 */
final class GroupsOnDisk {
  private final List<Field> keys;
  private final Supplier<GroupState> newState;
  private final RunContext run;
  private final SpilledPartitions partitions;
  private final long seed = new SplittableRandom().nextLong();
  private int[] stateWidths = new int[0];
  private List<DataType> types = List.of();

  GroupsOnDisk(String name, List<Field> keys, Supplier<GroupState> newState, RunContext run) {
    this.keys = keys;
    this.newState = newState;
    this.run = run;
    this.partitions = new SpilledPartitions(run.spill().newFile(name));
  }

  /** Writes all groups of a worker. */
  void write(GroupState state) {
    Vector[] keyColumns = state.keyColumns();
    Vector[] row = row(keyColumns, state.states(), state.groupCount());
    long[] hashes = ((LongVector) row[0]).values;
    int[][] chosen = new int[SpilledPartitions.COUNT][];
    int[] counts = new int[SpilledPartitions.COUNT];
    for (int group = 0; group < state.groupCount(); group++) {
      counts[SpilledPartitions.partition(hashes[group], 0)]++;
    }
    for (int part = 0; part < chosen.length; part++) {
      chosen[part] = new int[counts[part]];
      counts[part] = 0;
    }
    for (int group = 0; group < state.groupCount(); group++) {
      int part = SpilledPartitions.partition(hashes[group], 0);
      chosen[part][counts[part]++] = group;
    }
    ColumnCodec codec = new ColumnCodec();
    for (int part = 0; part < chosen.length; part++) {
      if (counts[part] > 0) {
        partitions.add(part, codec, row, chosen[part], counts[part]);
      }
    }
  }

  private synchronized Vector[] row(Vector[] keyColumns, Vector[][] states, int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    KeyHash hash = new KeyHash(keyColumns.length, seed);
    hash.hash(keyColumns, all, count);
    LongVector hashes = new LongVector(DataType.INT64);
    hashes.values = hash.a;
    hashes.rows = count;
    List<Vector> row = new ArrayList<>();
    row.add(hashes);
    row.addAll(List.of(keyColumns));
    stateWidths = new int[states.length];
    for (int i = 0; i < states.length; i++) {
      stateWidths[i] = states[i].length;
      row.addAll(List.of(states[i]));
    }
    types = row.stream().map(Vector::type).toList();
    return row.toArray(Vector[]::new);
  }

  /** Keys, then results, one row a group, in no order. */
  StageInput output(Schema schema) {
    return new WorkInput(
        SpilledPartitions.COUNT,
        -1,
        (context, counter, out, part) -> emit(partitions, part, 0, schema, context, out));
  }

  private void emit(
      SpilledPartitions from,
      int part,
      int level,
      Schema schema,
      WorkerContext context,
      Operator out) {
    boolean tooLarge = from.bytes(part) > run.memory().share(run.threads());
    if (tooLarge && level < SpilledPartitions.MAX_LEVEL && from.places(part).size() > 1) {
      SpilledPartitions finer = cut(from, part, level + 1);
      for (int i = 0; i < SpilledPartitions.COUNT; i++) {
        emit(finer, i, level + 1, schema, context, out);
      }
    } else if (from.bytes(part) > 0) {
      push(merged(from, part).finish(), schema, context, out);
    }
  }

  private SpilledPartitions cut(SpilledPartitions from, int part, int level) {
    SpilledPartitions finer = from.finer();
    PartitionWriter writer = new PartitionWriter(finer, types, run.memory().share(run.threads()));
    for (SpillFile.Place place : from.places(part)) {
      run.checkCancelled();
      Vector[] row = from.read(place);
      long[] hashes = ((LongVector) row[0]).values;
      for (int i = 0; i < place.rows(); i++) {
        writer.add(SpilledPartitions.partition(hashes[i], level), row, i);
      }
      writer.relieve();
    }
    writer.flush();
    return finer;
  }

  private GroupState merged(SpilledPartitions from, int part) {
    GroupState state = newState.get();
    for (SpillFile.Place place : from.places(part)) {
      run.checkCancelled();
      Vector[] row = from.read(place);
      Vector[][] states = new Vector[stateWidths.length][];
      int at = 1 + keys.size();
      for (int i = 0; i < states.length; i++) {
        states[i] = Arrays.copyOfRange(row, at, at + stateWidths[i]);
        at += stateWidths[i];
      }
      state.merge(Arrays.copyOfRange(row, 1, 1 + keys.size()), states, place.rows());
    }
    return state;
  }

  private static void push(Vector[] groups, Schema schema, WorkerContext context, Operator out) {
    int rows = groups[0].rows;
    Chunk chunk = new Chunk(schema, context.errors());
    for (int from = 0; from < rows; from += RecordBatch.MAX_ROWS) {
      int count = Math.min(RecordBatch.MAX_ROWS, rows - from);
      Vector[] slice = new Vector[groups.length];
      for (int i = 0; i < slice.length; i++) {
        slice[i] = groups[i].copyRange(from, count);
      }
      chunk.reset(count, slice, Origin.UNKNOWN);
      out.push(chunk);
    }
  }
}
