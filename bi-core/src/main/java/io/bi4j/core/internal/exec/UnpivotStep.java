package io.bi4j.core.internal.exec;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * One row per value column: the other columns repeated, then the name of the column and its cell.
 *
 * @param node the number of the step, for counts
 * @param kept slots of the columns that are repeated
 * @param values slots of the columns that become rows
 * @param names what their names are
 * @param target the columns that come out: those kept, the name, the value
 */
public record UnpivotStep(
    int node, int[] kept, int[] values, List<String> names, Supplier<Schema> target)
    implements OperatorFactory {

  @Override
  public Operator open(WorkerContext context, Operator next) {
    return new Unpivot(context, next);
  }

  private final class Unpivot implements Operator {
    private final WorkerContext context;
    private final Operator next;
    private final NodeCounter counter;
    private final Chunk out;
    private final DataType type;
    private final Dictionary words = new Dictionary();
    private final int rowsAtATime = Math.max(1, RecordBatch.MAX_ROWS / values.length);

    Unpivot(WorkerContext context, Operator next) {
      this.context = context;
      this.next = next;
      this.counter = context.counter(node);
      Schema schema = target.get();
      this.out = new Chunk(schema, context.errors());
      this.type = schema.field(kept.length + 1).type();
      for (String name : names) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        words.add(utf8, 0, utf8.length);
      }
    }

    @Override
    public void push(Chunk chunk) {
      context.enter(counter);
      counter.in += chunk.selected();
      chunk.require(kept);
      chunk.require(values);
      for (int from = 0; from < chunk.selected(); from += rowsAtATime) {
        emit(chunk, from, Math.min(rowsAtATime, chunk.selected() - from));
      }
    }

    private void emit(Chunk chunk, int from, int count) {
      int width = values.length;
      int[] rows = new int[count * width];
      int[] codes = new int[count * width];
      Vector cells = Vector.of(type);
      cells.reserve(rows.length);
      for (int i = 0; i < rows.length; i++) {
        rows[i] = chunk.selection()[from + i / width];
        codes[i] = i % width;
        cells.appendFrom(chunk.column(values[i % width]), rows[i]);
      }
      out.reset(rows.length, new Vector[0], Origin.UNKNOWN);
      for (int c = 0; c < kept.length; c++) {
        out.set(c, chunk.column(kept[c]).gather(rows, rows.length));
      }
      out.set(kept.length, TextVector.ofCodes(DataType.STRING, words, codes, rows.length));
      out.set(kept.length + 1, cells);
      out.sequence(chunk.sequence());
      counter.out += rows.length;
      next.push(out);
    }
  }
}
