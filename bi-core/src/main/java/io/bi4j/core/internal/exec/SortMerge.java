package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.vector.Vector;
import java.util.List;
import java.util.PriorityQueue;

/** Merges runs into one order. Confined to one thread at a time. */
final class SortMerge {
  private final PriorityQueue<SortRun> heads;
  private final SortOrder order;
  private long left;

  /**
   * A merge that has not begun.
   *
   * @param limit how many rows come out at most, negative for all
   */
  SortMerge(List<SortRun> runs, SortOrder order, long limit) {
    this.order = order;
    this.left = limit < 0 ? Long.MAX_VALUE : limit;
    this.heads = new PriorityQueue<>(Math.max(1, runs.size()), this::compare);
    for (SortRun run : runs) {
      if (run.advance()) {
        heads.add(run);
      }
    }
  }

  /** Appends the next rows, as many columns as there are targets, and returns how many came. */
  int next(Vector[] targets, int most) {
    int count = 0;
    while (count < most && left > 0 && !heads.isEmpty()) {
      SortRun run = heads.remove();
      do {
        Vector[] source = run.block();
        for (int i = 0; i < targets.length; i++) {
          targets[i].appendFrom(source[i], run.row);
        }
        count++;
        left--;
      } while (run.advance() && again(run, count < most && left > 0));
    }
    return count;
  }

  /** Whether a run's next row comes before all others; if not, the run waits for its turn. */
  private boolean again(SortRun run, boolean wanted) {
    SortRun other = heads.peek();
    if (wanted && (other == null || compare(run, other) <= 0)) {
      return true;
    }
    heads.add(run);
    return false;
  }

  private int compare(SortRun a, SortRun b) {
    int decided = order.compare(a.keys(), a.place, a.row, b.keys(), b.place, b.row);
    return decided != 0 ? decided : Integer.compare(a.number, b.number);
  }
}
