package io.bi4j.core.internal.match;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.OperatorFactory;
import io.bi4j.core.internal.exec.RunContext;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.spill.SpilledPartitions;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The left side of a join: asks the table of the right side row by row while the rows pass. When
 * the right side is on disk, the left rows go to disk by the same partitions, and the last worker
 * joins partition by partition; the order of the input is lost then.
 */
public final class JoinStep {
  /** Counts of the rows of the left side. */
  static final String MATCHED = "left matched";

  static final String UNMATCHED = "left unmatched";

  /**
   * The left rows.
   *
   * @param keys slots of the key columns
   * @param rows slots of all columns that go on
   * @param schema the slots of the chunks
   */
  public record Left(int[] keys, int[] rows, Supplier<Schema> schema) {}

  /**
   * The right columns that go on.
   *
   * @param columns ordinals in the right side
   * @param slots where they go in a chunk
   */
  public record Right(int[] columns, int[] slots) {}

  private final int node;
  private final JoinType type;
  private final @Nullable OnMissing missing;
  private final BuildSink build;
  private final Left left;
  private final Right right;
  private final AtomicInteger atWork = new AtomicInteger();
  private @Nullable SpilledPartitions leftParts;

  /**
   * A join.
   *
   * @param missing what becomes of rows without a match when this is a lookup
   * @param build the right side, complete before the first row comes
   */
  public JoinStep(
      int node,
      JoinType type,
      @Nullable OnMissing missing,
      BuildSink build,
      Left left,
      Right right) {
    this.node = node;
    this.type = type;
    this.missing = missing;
    this.build = build;
    this.left = left;
    this.right = right;
  }

  /**
   * The step of one branch of the left side.
   *
   * @param last whether no branch follows
   */
  public OperatorFactory branch(boolean last) {
    return (context, next) -> open(context, next, last);
  }

  private Operator open(WorkerContext context, Operator next, boolean last) {
    JoinProbe probe =
        new JoinProbe(context, context.counter(node), next, type, missing, build, left, right);
    if (build.onDisk() == null) {
      BuildTable table = build.table();
      return chunk -> probe.push(table, chunk);
    }
    atWork.incrementAndGet();
    JoinOnDisk disk = new JoinOnDisk(this, context, probe);
    context.atEnd(() -> disk.finish(last), () -> {});
    return disk;
  }

  /** Says that a worker has written all its rows; true for the last one. */
  boolean isLastWorker() {
    return atWork.decrementAndGet() == 0;
  }

  BuildSink build() {
    return build;
  }

  Left left() {
    return left;
  }

  /** The types of a left row on disk: hash, then the columns. */
  List<DataType> leftTypes() {
    List<DataType> types = new ArrayList<>(List.of(DataType.INT64, DataType.INT64));
    for (int slot : left.rows()) {
      types.add(left.schema().get().field(slot).type());
    }
    return types;
  }

  synchronized SpilledPartitions leftParts(RunContext run) {
    SpilledPartitions parts =
        leftParts == null ? new SpilledPartitions(run.spill().newFile(build.name())) : leftParts;
    leftParts = parts;
    return parts;
  }

  /** The left rows on disk, which are forgotten here. */
  synchronized @Nullable SpilledPartitions takeLeftParts() {
    SpilledPartitions parts = leftParts;
    leftParts = null;
    return parts;
  }
}
