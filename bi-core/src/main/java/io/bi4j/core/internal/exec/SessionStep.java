package io.bi4j.core.internal.exec;

import io.bi4j.core.internal.match.KeyCells;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * Adds the start of the session that each row is in. Rows come ordered by key and time to one
 * worker. A row without a time has no session.
 *
 * @param node the number of the step that sorted and counted the rows
 * @param keys slots of the key columns
 * @param time slot of the event time
 * @param gap microseconds that end a session
 * @param slot where the start goes
 */
public record SessionStep(int node, int[] keys, int time, long gap, int slot)
    implements OperatorFactory {

  @Override
  public Operator open(WorkerContext context, Operator next) {
    return new Sessions(next);
  }

  private final class Sessions implements Operator {
    private final Operator next;
    private final Vector[] lastKey = new Vector[keys.length];
    private final Vector[] key = new Vector[keys.length];
    private boolean any;
    private long last;
    private long start;

    Sessions(Operator next) {
      this.next = next;
    }

    @Override
    public void push(Chunk chunk) {
      chunk.require(keys);
      chunk.require(new int[] {time});
      LongVector times = (LongVector) chunk.column(time);
      for (int k = 0; k < key.length; k++) {
        key[k] = chunk.column(keys[k]);
      }
      LongVector starts = new LongVector(times.type());
      starts.reset(chunk.rows());
      int before = -1;
      for (int i = 0; i < chunk.selected(); i++) {
        int row = chunk.selection()[i];
        if (times.isNull(row)) {
          starts.setNull(row);
          continue;
        }
        long at = times.values[row];
        if (!sameKey(before, row) || at - last > gap) {
          start = at;
        }
        starts.values[row] = start;
        last = at;
        any = true;
        before = row;
      }
      if (before >= 0) {
        remember(before);
      }
      chunk.set(slot, starts);
      next.push(chunk);
    }

    private boolean sameKey(int before, int row) {
      if (before >= 0) {
        return KeyCells.equal(key, before, key, row);
      }
      return any && KeyCells.equal(lastKey, 0, key, row);
    }

    private void remember(int row) {
      for (int k = 0; k < key.length; k++) {
        lastKey[k] = key[k].gather(new int[] {row}, 1);
      }
    }
  }
}
