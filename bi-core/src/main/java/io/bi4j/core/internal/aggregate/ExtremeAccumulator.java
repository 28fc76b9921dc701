package io.bi4j.core.internal.aggregate;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Smallest or largest cell of a group, of any type with an order. */
final class ExtremeAccumulator implements Accumulator {
  private final boolean largest;
  private final BestRows best;
  private final @Nullable GroupCurrencies currencies;

  ExtremeAccumulator(DataType type, boolean largest, GroupNames names) {
    this.currencies = GroupCurrencies.of(type, names);
    this.largest = largest;
    this.best = new BestRows(Vector.of(type));
  }

  @Override
  public void ensureGroups(int count) {
    best.ensureGroups(count);
    if (currencies != null) {
      currencies.ensureGroups(count);
    }
  }

  @Override
  public void add(int[] groups, int[] rows, int count, Vector[] arguments) {
    if (currencies != null) {
      currencies.note(arguments[0], groups, rows, count);
    }
    for (int i = 0; i < count; i++) {
      offer(groups[i], arguments, rows[i]);
    }
  }

  private void offer(int group, Vector[] arguments, int row) {
    Vector argument = arguments[0];
    if (argument.isNull(row)) {
      return;
    }
    if (!best.isEmpty(group)) {
      int order = Cells.compare(argument, row, best.column(0), best.row(group));
      if (largest ? order <= 0 : order >= 0) {
        return;
      }
    }
    best.choose(group, arguments, row);
  }

  @Override
  public Vector[] states() {
    return new Vector[] {best.byGroup(0, best.groups())};
  }

  @Override
  public void merge(int[] groups, Vector[] states, int count) {
    if (currencies != null) {
      int[] all = new int[count];
      Arrays.setAll(all, i -> i);
      currencies.note(states[0], groups, all, count);
    }
    for (int i = 0; i < count; i++) {
      offer(groups[i], states, i);
    }
  }

  @Override
  public Vector finish(int groupCount) {
    return best.byGroup(0, groupCount);
  }

  @Override
  public long retainedBytes() {
    return best.retainedBytes();
  }
}
