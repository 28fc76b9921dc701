package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/**
 * {@code first(value, order)} or {@code last(value, order)}: the value of the row whose order is
 * smallest or largest. Rows whose order is null do not count; rows of equal order are decided by
 * the smaller or larger value, null last, so that the answer does not depend on the order of
 * arrival.
 */
final class OrderedAccumulator implements Accumulator {
  private final DataType type;
  private final boolean last;
  private @Nullable BestRows best;
  private int groups;

  OrderedAccumulator(DataType type, boolean last) {
    this.type = type;
    this.last = last;
  }

  private BestRows best(DataType orderType) {
    BestRows rows = best;
    if (rows == null) {
      rows = new BestRows(Vector.of(type), Vector.of(orderType));
      best = rows;
    }
    rows.ensureGroups(groups);
    return rows;
  }

  @Override
  public void ensureGroups(int count) {
    groups = Math.max(groups, count);
  }

  @Override
  public void add(int[] groupIds, int[] rows, int count, Vector[] arguments) {
    BestRows chosen = best(arguments[1].type());
    for (int i = 0; i < count; i++) {
      offer(chosen, groupIds[i], arguments, rows[i]);
    }
  }

  private void offer(BestRows chosen, int group, Vector[] arguments, int row) {
    if (arguments[1].isNull(row)) {
      return;
    }
    if (!chosen.isEmpty(group)) {
      int order = Cells.compare(arguments[1], row, chosen.column(1), chosen.row(group));
      int decided = order != 0 ? order : compareValues(arguments[0], row, chosen, group);
      if (last ? decided <= 0 : decided >= 0) {
        return;
      }
    }
    chosen.choose(group, arguments, row);
  }

  private static int compareValues(Vector value, int row, BestRows chosen, int group) {
    Vector known = chosen.column(0);
    boolean nullHere = value.isNull(row);
    boolean nullThere = known.isNull(chosen.row(group));
    if (nullHere || nullThere) {
      return Boolean.compare(nullHere, nullThere);
    }
    return switch (value.type().kind()) {
      case LIST, STRUCT, MAP -> 0;
      default -> Cells.compare(value, row, known, chosen.row(group));
    };
  }

  @Override
  public Vector[] states() {
    BestRows chosen = best;
    if (chosen == null) {
      return new Vector[0];
    }
    return new Vector[] {chosen.byGroup(0, groups), chosen.byGroup(1, groups)};
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, int count) {
    if (states.length == 0) {
      return;
    }
    BestRows chosen = best(states[1].type());
    for (int i = 0; i < count; i++) {
      offer(chosen, groupIds[i], states, i);
    }
  }

  @Override
  public Vector finish(int groupCount) {
    BestRows chosen = best;
    if (chosen == null) {
      Vector none = Vector.of(type);
      for (int i = 0; i < groupCount; i++) {
        none.appendNull();
      }
      return none;
    }
    chosen.ensureGroups(groupCount);
    return chosen.byGroup(0, groupCount);
  }

  @Override
  public long retainedBytes() {
    return best == null ? 0 : best.retainedBytes();
  }
}
