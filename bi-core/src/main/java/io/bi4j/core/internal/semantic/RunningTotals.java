package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells columns that only grow with time, for every thing of a panel, as running totals do. */
final class RunningTotals {
  private static final int MIN_STEPS = 20;
  private static final int MIN_RISES_PERCENT = 50;
  private static final int MAX_ROWS = 2_000_000;

  private final RecordSet data;
  private final @Nullable List<Integer> order;
  private final int @Nullable [] thingOf;

  RunningTotals(CodeCache all, List<Axis> key, @Nullable Axis time) {
    this.data = all.data();
    if (time == null || !key.contains(time) || key.size() > 2 || data.rowCount() > MAX_ROWS) {
      this.order = null;
      this.thingOf = null;
      return;
    }
    Codes times = time.codes(all);
    int[] things = new int[times.rows()];
    for (Axis axis : key) {
      if (!axis.equals(time)) {
        Codes thing = axis.codes(all);
        java.util.Arrays.setAll(things, thing::at);
      }
    }
    List<Integer> rows = new ArrayList<>(times.rows());
    for (int row = 0; row < times.rows(); row++) {
      rows.add(row);
    }
    rows.sort(
        Comparator.<Integer>comparingInt(row -> things[row])
            .thenComparingLong(row -> (Long) times.value(times.at(row))));
    this.order = rows;
    this.thingOf = things;
  }

  boolean onlyGrows(ColumnProfile column) {
    if (order == null || thingOf == null || !column.isNumber()) {
      return false;
    }
    double[] values = values(column.ordinal);
    long steps = 0;
    long rises = 0;
    int before = -1;
    for (int row : order) {
      if (Double.isNaN(values[row])) {
        continue;
      }
      if (before >= 0 && thingOf[before] == thingOf[row]) {
        if (values[row] < values[before]) {
          return false;
        }
        steps++;
        rises += values[row] > values[before] ? 1 : 0;
      }
      before = row;
    }
    return steps >= MIN_STEPS && rises * 100 >= steps * MIN_RISES_PERCENT;
  }

  private double[] values(int ordinal) {
    double[] values = new double[Math.toIntExact(data.rowCount())];
    int at = 0;
    for (RecordBatch batch : data.batches()) {
      Column column = batch.column(ordinal);
      for (int row = 0; row < batch.rowCount(); row++) {
        values[at++] = column.isNull(row) ? Double.NaN : value(column, row);
      }
    }
    return values;
  }

  private static double value(Column column, int row) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(row);
    }
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(row);
    }
    Object value = column.valueAt(row);
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
