package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses one value per group of measures that may not be summed over time: the one at the first or
 * last time of the group, or the mean of the values at all its times.
 */
final class TimeChoice {
  static final String TIME = "__time";

  private final BoundQuery bound;
  private final List<Measure> measures;

  TimeChoice(BoundQuery bound, List<Measure> measures) {
    this.bound = bound;
    this.measures = measures;
  }

  /** From rows of keys, time and measures to rows of keys and measures. */
  Grid choose(Grid fine) {
    int keys = bound.keys().size();
    int time = fine.ordinal(TIME);
    Map<List<@Nullable Object>, List<@Nullable Object[]>> groups = new LinkedHashMap<>();
    int[] keyColumns = bound.keyColumns().stream().mapToInt(fine::ordinal).toArray();
    for (@Nullable Object[] row : fine.rows()) {
      if (row[time] != null) {
        groups.computeIfAbsent(Grid.values(row, keyColumns), k -> new ArrayList<>()).add(row);
      }
    }
    List<Field> fields = new ArrayList<>();
    for (int column : keyColumns) {
      fields.add(fine.fields().get(column));
    }
    for (Measure measure : measures) {
      DataType type = fine.type(fine.ordinal(measure.name()));
      fields.add(
          Field.of(
              measure.name(),
              measure.additivity().choice() == Additivity.Choice.MEAN
                  ? Amounts.meanType(type)
                  : type));
    }
    List<@Nullable Object[]> rows = new ArrayList<>(groups.size());
    groups.forEach(
        (key, times) -> {
          times.sort((a, b) -> CellOrder.ASCENDING.compare(a[time], b[time]));
          @Nullable Object[] row = key.toArray(new @Nullable Object[keys + measures.size()]);
          for (int m = 0; m < measures.size(); m++) {
            row[keys + m] = chosen(times, fine.ordinal(measures.get(m).name()), measures.get(m));
          }
          rows.add(row);
        });
    return new Grid(fields, rows);
  }

  private static @Nullable Object chosen(
      List<@Nullable Object[]> times, int column, Measure measure) {
    return switch (measure.additivity().choice()) {
      case FIRST -> times.get(0)[column];
      case LAST -> times.get(times.size() - 1)[column];
      case MEAN -> {
        List<Object> values = new ArrayList<>();
        for (@Nullable Object[] row : times) {
          Object value = row[column];
          if (value != null) {
            values.add(value);
          }
        }
        yield values.isEmpty() ? null : Amounts.mean(values);
      }
      case REFUSE -> throw new IllegalStateException("No choice for " + measure);
    };
  }
}
