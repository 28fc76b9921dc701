package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.Dictionary;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.StringColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column over all rows as numbers: 0 for null, then 1, 2, ... in the order in
 * which the values were first seen.
 */
final class Codes {
  private final int[] codes;
  private double agreement = -1;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Object> values = new ArrayList<>();
  private final IdentityHashMap<Dictionary, int[]> byDictionary = new IdentityHashMap<>();

  private Codes(int rows) {
    this.codes = new int[rows];
  }

  static Codes of(RecordSet data, int column) {
    Codes codes = new Codes(Math.toIntExact(data.rowCount()));
    int at = 0;
    for (RecordBatch batch : data.batches()) {
      codes.add(batch.column(column), at);
      at += batch.rowCount();
    }
    return codes;
  }

  /** Codes of computed values, null where there is none. */
  static Codes of(int rows, IntFunction<@Nullable Long> valueOf) {
    Codes codes = new Codes(rows);
    for (int row = 0; row < rows; row++) {
      Long value = valueOf.apply(row);
      codes.codes[row] = value == null ? 0 : codes.number(value);
    }
    return codes;
  }

  private void add(Column column, int at) {
    for (int row = 0; row < column.rowCount(); row++) {
      codes[at + row] = column.isNull(row) ? 0 : code(column, row);
    }
  }

  private int code(Column column, int row) {
    if (column instanceof LongColumn longs) {
      return number(longs.longAt(row));
    }
    if (column instanceof StringColumn text) {
      Dictionary dictionary = text.dictionary();
      return dictionary == null
          ? number(text.stringAt(row))
          : shared(dictionary, text.codeAt(row), text, row);
    }
    return number(java.util.Objects.requireNonNull(column.valueAt(row)));
  }

  private int shared(Dictionary dictionary, int entry, StringColumn text, int row) {
    int[] known = byDictionary.computeIfAbsent(dictionary, d -> new int[Math.max(16, d.size())]);
    if (entry >= known.length) {
      known = Arrays.copyOf(known, Math.max(entry + 1, dictionary.size()));
      byDictionary.put(dictionary, known);
    }
    if (known[entry] == 0) {
      known[entry] = number(text.stringAt(row));
    }
    return known[entry];
  }

  private int number(Object value) {
    Integer number = numbers.get(value);
    if (number == null) {
      values.add(value);
      number = values.size();
      numbers.put(value, number);
    }
    return number;
  }

  int rows() {
    return codes.length;
  }

  int at(int row) {
    return codes[row];
  }

  /** How many different values there are, null not counted. */
  int distinct() {
    return values.size();
  }

  /** The value of a code above 0; for columns held in longs the raw value. */
  Object value(int code) {
    return values.get(code - 1);
  }

  /** How likely two rows agree by chance. */
  double agreement() {
    if (agreement < 0) {
      long[] counts = new long[values.size() + 1];
      for (int code : codes) {
        counts[code]++;
      }
      agreement = 0;
      for (long count : counts) {
        double share = (double) count / codes.length;
        agreement += share * share;
      }
    }
    return agreement;
  }
}
