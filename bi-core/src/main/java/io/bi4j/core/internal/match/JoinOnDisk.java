package io.bi4j.core.internal.match;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.spill.PartitionWriter;
import io.bi4j.core.internal.spill.SpillFile;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker's side of a join whose right side is on disk: writes its left rows by partition. The
 * last worker then joins one partition after the other, cutting those finer whose right rows do not
 * fit.
 */
final class JoinOnDisk implements Operator {
  private final JoinStep step;
  private final WorkerContext context;
  private final RunContext run;
  private final JoinProbe probe;
  private final LongVector a = new LongVector(DataType.INT64);
  private final LongVector b = new LongVector(DataType.INT64);
  private final Vector[] columns;
  private @Nullable PartitionWriter writer;

  JoinOnDisk(JoinStep step, WorkerContext context, JoinProbe probe) {
    this.step = step;
    this.context = context;
    this.run = context.run();
    this.probe = probe;
    this.columns = new Vector[step.left().rows().length + 2];
    columns[0] = a;
    columns[1] = b;
  }

  @Override
  public void push(Chunk chunk) {
    context.enter(probe.counter());
    probe.counter().in += chunk.selected();
    chunk.require(step.left().keys());
    chunk.require(step.left().rows());
    KeyHash hash = probe.hash(chunk);
    a.reset(chunk.rows());
    b.reset(chunk.rows());
    for (int i = 0; i < step.left().rows().length; i++) {
      columns[i + 2] = chunk.column(step.left().rows()[i]);
    }
    PartitionWriter out = writer();
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      a.values[row] = hash.a[i];
      b.values[row] = hash.b[i];
      out.add(SpilledPartitions.partition(hash.a[i], 0), columns, row);
    }
    out.relieve();
  }

  private PartitionWriter writer() {
    PartitionWriter out = writer;
    if (out == null) {
      long capacity = run.memory().share(run.threads());
      out = new PartitionWriter(step.leftParts(run), step.leftTypes(), capacity);
      writer = out;
    }
    return out;
  }

  /** Ends this worker's rows; the last worker of the last branch joins them all. */
  void finish(boolean lastBranch) {
    if (writer != null) {
      writer.flush();
      writer = null;
    }
    SpilledPartitions right = step.build().onDisk();
    boolean last = step.isLastWorker();
    SpilledPartitions left = last && lastBranch ? step.takeLeftParts() : null;
    for (int part = 0; left != null && right != null && part < SpilledPartitions.COUNT; part++) {
      join(right, left, part, 0);
    }
  }

  private void join(SpilledPartitions right, SpilledPartitions left, int part, int level) {
    boolean tooLarge = right.bytes(part) > run.memory().share(run.threads());
    if (tooLarge && level < SpilledPartitions.MAX_LEVEL && left.bytes(part) > 0) {
      SpilledPartitions finerRight = cut(right, part, level + 1, step.build().spilledTypes());
      SpilledPartitions finerLeft = cut(left, part, level + 1, step.leftTypes());
      for (int finer = 0; finer < SpilledPartitions.COUNT; finer++) {
        join(finerRight, finerLeft, finer, level + 1);
      }
      return;
    }
    BuildTable table = load(right, part);
    Chunk chunk = new Chunk(step.left().schema().get(), context.errors());
    for (SpillFile.Place place : left.places(part)) {
      run.checkCancelled();
      Vector[] rows = left.read(place);
      chunk.reset(place.rows(), new Vector[0], Origin.UNKNOWN);
      for (int i = 0; i < step.left().rows().length; i++) {
        chunk.set(step.left().rows()[i], rows[i + 2]);
      }
      context.enter(probe.counter());
      probe.join(table, chunk);
      context.taskDone(-1);
    }
  }

  private SpilledPartitions cut(SpilledPartitions from, int part, int level, List<DataType> types) {
    SpilledPartitions finer = from.finer();
    PartitionWriter out = new PartitionWriter(finer, types, run.memory().share(run.threads()));
    for (SpillFile.Place place : from.places(part)) {
      run.checkCancelled();
      Vector[] rows = from.read(place);
      long[] hashes = ((LongVector) rows[0]).values;
      for (int row = 0; row < place.rows(); row++) {
        out.add(SpilledPartitions.partition(hashes[row], level), rows, row);
      }
      out.relieve();
    }
    out.flush();
    return finer;
  }

  private BuildTable load(SpilledPartitions right, int part) {
    BuildRows rows = new BuildRows(step.build().keys());
    JoinIndex index = new JoinIndex(rows);
    for (SpillFile.Place place : right.places(part)) {
      run.checkCancelled();
      Vector[] read = right.read(place);
      long block = rows.add(Arrays.copyOfRange(read, 2, read.length));
      long[] hashA = ((LongVector) read[0]).values;
      long[] hashB = ((LongVector) read[1]).values;
      for (int row = 0; row < place.rows(); row++) {
        step.build().add(index, rows, hashA[row], hashB[row], block << 32 | row);
      }
    }
    index.seal();
    return new BuildTable(rows, new JoinIndex[] {index});
  }
}
