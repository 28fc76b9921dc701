package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds the windows of fixed size that each row is in: one row per window. A row without a time has
 * a window without times; a row whose windows are all closed is an error of its row, and late.
 *
 * @param node the number of the step, for counts
 * @param time slot of the event time
 * @param size microseconds of a window
 * @param slide microseconds from window to window
 * @param lateness the watermark, or null when no row is late
 * @param kept slots of the columns that go on
 * @param target the columns that come out: those kept, start, end
 */
public record WindowStep(
    int node,
    int time,
    long size,
    long slide,
    @Nullable Lateness lateness,
    int[] kept,
    Supplier<Schema> target)
    implements OperatorFactory {
  /** The count of late rows. */
  static final String LATE = "late";

  private static final String REASON = "is late: the watermark had passed the end of its window";

  @Override
  public Operator open(WorkerContext context, Operator next) {
    return new Windows(context, next);
  }

  /** Rejects a late row. */
  static void reject(Chunk chunk, int row, NodeCounter counter) {
    counter.count(LATE, 1);
    chunk.errors().add(row, -1, CoreErrors.REJECTED_ROW, REASON);
  }

  private final class Windows implements Operator {
    private final WorkerContext context;
    private final Operator next;
    private final NodeCounter counter;
    private final Chunk out;
    private final DataType type;
    private int[] rows = new int[1024];
    private long[] starts = new long[1024];
    private int count;

    Windows(WorkerContext context, Operator next) {
      this.context = context;
      this.next = next;
      this.counter = context.counter(node);
      this.out = new Chunk(target.get(), context.errors());
      this.type = target.get().field(kept.length).type();
    }

    @Override
    public void push(Chunk chunk) {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(new int[] {time});
      chunk.require(kept);
      LongVector times = (LongVector) chunk.column(time);
      count = 0;
      for (int i = 0; i < chunk.selected(); i++) {
        int row = chunk.selection()[i];
        if (times.isNull(row)) {
          add(row, Long.MIN_VALUE);
        } else {
          windows(chunk, row, times.values[row]);
        }
      }
      chunk.settle();
      emit(chunk);
    }

    private void windows(Chunk chunk, int row, long at) {
      int open = 0;
      boolean any = false;
      long first = firstStart(at);
      for (long start = first; start <= at; start += slide) {
        any = true;
        if (lateness == null || !lateness.isClosed(start + size)) {
          add(row, start);
          open++;
        }
      }
      if (!any) {
        counter.dropped++;
      } else if (open == 0) {
        reject(chunk, row, counter);
      }
      if (lateness != null) {
        lateness.seen(at);
      }
    }

    /** The first start of a window that holds a time, or a start after it when none does. */
    private long firstStart(long at) {
      return (Math.floorDiv(at - size, slide) + 1) * slide;
    }

    private void add(int row, long start) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
        starts = Arrays.copyOf(starts, count * 2);
      }
      rows[count] = row;
      starts[count++] = start;
    }

    private void emit(Chunk chunk) {
      if (count == 0) {
        return;
      }
      LongVector begin = new LongVector(type);
      LongVector end = new LongVector(type);
      for (int i = 0; i < count; i++) {
        if (starts[i] == Long.MIN_VALUE) {
          begin.appendNull();
          end.appendNull();
        } else {
          begin.appendLong(starts[i]);
          end.appendLong(starts[i] + size);
        }
      }
      out.reset(count, new Vector[0], Origin.UNKNOWN);
      for (int c = 0; c < kept.length; c++) {
        out.set(c, chunk.column(kept[c]).gather(rows, count));
      }
      out.set(kept.length, begin);
      out.set(kept.length + 1, end);
      out.sequence(chunk.sequence());
      counter.out += count;
      next.push(out);
    }
  }
}
