package io.bi4j.core.internal.match;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.NodeCounter;
import io.bi4j.core.internal.exec.Operator;
import io.bi4j.core.internal.exec.WorkerContext;
import io.bi4j.core.internal.vector.Vector;
import io.bi4j.core.pipeline.JoinType;
import io.bi4j.core.pipeline.OnMissing;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Joins chunks of the left side with a table. When no key of the table has two rows, the right
 * columns are put beside the left ones; otherwise rows are copied, as many as there are matches.
 */
final class JoinProbe {
  private final WorkerContext context;
  private final NodeCounter counter;
  private final Operator next;
  private final JoinType type;
  private final @Nullable OnMissing missing;
  private final String name;
  private final JoinStep.Left left;
  private final JoinStep.Right right;
  private final KeyHash hash;
  private final Vector[] keys;
  private final JoinCopies copies;
  private long[] found = new long[0];

  JoinProbe(
      WorkerContext context,
      NodeCounter counter,
      Operator next,
      JoinType type,
      @Nullable OnMissing missing,
      BuildSink build,
      JoinStep.Left left,
      JoinStep.Right right) {
    this.context = context;
    this.counter = counter;
    this.next = next;
    this.type = type;
    this.missing = missing;
    this.name = build.name();
    this.left = left;
    this.right = right;
    this.keys = new Vector[left.keys().length];
    this.hash = new KeyHash(keys.length, build.seed());
    this.copies = new JoinCopies(new Chunk(left.schema().get(), context.errors()), left, right);
  }

  NodeCounter counter() {
    return counter;
  }

  KeyHash hash(Chunk chunk) {
    for (int k = 0; k < keys.length; k++) {
      keys[k] = chunk.column(left.keys()[k]);
    }
    hash.hash(keys, chunk.selection(), chunk.selected());
    return hash;
  }

  /** Takes rows that come from the input. */
  void push(BuildTable table, Chunk chunk) {
    context.enter(counter);
    counter.in += chunk.selected();
    chunk.require(left.keys());
    join(table, chunk);
  }

  /** Joins rows that were counted. */
  void join(BuildTable table, Chunk chunk) {
    find(table, chunk);
    switch (type) {
      case SEMI -> keep(chunk, true);
      case ANTI -> keep(chunk, false);
      case INNER -> inner(table, chunk);
      case LEFT -> left(table, chunk);
    }
  }

  private void find(BuildTable table, Chunk chunk) {
    int count = chunk.selected();
    int[] selection = chunk.selection();
    hash(chunk);
    if (found.length < chunk.rows()) {
      found = new long[chunk.rows()];
    }
    long matches = 0;
    long newly = 0;
    for (int i = 0; i < count; i++) {
      int row = selection[i];
      long at = anyNull(row) ? BuildTable.NONE : table.find(hash.a[i], hash.b[i], keys, row);
      found[row] = at;
      if (at != BuildTable.NONE) {
        matches++;
        newly += table.match(at);
      }
    }
    counter.count(JoinStep.MATCHED, matches);
    counter.count(JoinStep.UNMATCHED, count - matches);
    counter.count(BuildSink.MATCHED, newly);
    counter.count(BuildSink.UNMATCHED, -newly);
  }

  private boolean anyNull(int row) {
    for (Vector key : keys) {
      if (key.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  private void keep(Chunk chunk, boolean matched) {
    long[] dropped = new long[(chunk.rows() + 63) >> 6];
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      if (matched != (found[row] != BuildTable.NONE)) {
        dropped[row >> 6] |= 1L << row;
      }
    }
    chunk.drop(dropped);
    goOn(chunk);
  }

  private void inner(BuildTable table, Chunk chunk) {
    if (table.isUnique()) {
      long[] dropped = new long[(chunk.rows() + 63) >> 6];
      for (int i = 0; i < chunk.selected(); i++) {
        int row = chunk.selection()[i];
        if (found[row] == BuildTable.NONE) {
          dropped[row >> 6] |= 1L << row;
        }
      }
      chunk.drop(dropped);
      beside(table, chunk);
    } else {
      copies.copy(table, chunk, found, false, this::goOn);
    }
  }

  private void left(BuildTable table, Chunk chunk) {
    if (missing == OnMissing.REJECT || missing == OnMissing.FAIL) {
      refuseMissing(chunk);
    }
    if (table.isUnique()) {
      beside(table, chunk);
    } else {
      copies.copy(table, chunk, found, true, this::goOn);
    }
  }

  private void refuseMissing(Chunk chunk) {
    for (int i = 0; i < chunk.selected(); i++) {
      int row = chunk.selection()[i];
      if (found[row] == BuildTable.NONE) {
        if (missing == OnMissing.FAIL) {
          throw missing(chunk, row);
        }
        chunk
            .errors()
            .add(row, -1, CoreErrors.REJECTED_ROW, "has a key that is not in the table of " + name);
      }
    }
    chunk.settle();
  }

  private BiException missing(Chunk chunk, int row) {
    StringJoiner key = new StringJoiner(", ", "(", ")");
    for (int slot : left.keys()) {
      String cell = String.valueOf(chunk.column(slot).valueAt(row));
      String shown = cell.length() > 80 ? cell.substring(0, 80) + "…" : cell;
      key.add(chunk.schema().field(slot).name() + " = " + shown);
    }
    return new BiException(
        CoreErrors.MISSING_KEY,
        "Step \""
            + name
            + "\" found no row for the key "
            + key
            + " in its table. Add the row, or choose OnMissing.NULL or OnMissing.REJECT.");
  }

  /** Puts the right columns beside the left ones: rows that are not selected stay empty. */
  private void beside(BuildTable table, Chunk chunk) {
    int count = chunk.selected();
    if (count == 0) {
      return;
    }
    int[] selection = chunk.selection();
    for (int c = 0; c < right.columns().length; c++) {
      Vector column = copies.rightColumn(c);
      column.clear();
      column.reserve(chunk.rows());
      int i = 0;
      for (int row = 0; row < chunk.rows(); row++) {
        boolean selected = i < count && selection[i] == row;
        i += selected ? 1 : 0;
        if (selected && found[row] != BuildTable.NONE) {
          table.append(found[row], right.columns()[c], column);
        } else {
          column.appendNull();
        }
      }
      chunk.set(right.slots()[c], column);
    }
    goOn(chunk);
  }

  private void goOn(Chunk chunk) {
    counter.out += chunk.selected();
    if (chunk.selected() > 0) {
      next.push(chunk);
      context.enter(counter);
    }
  }
}
