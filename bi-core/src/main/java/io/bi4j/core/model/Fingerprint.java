package io.bi4j.core.model;

import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.StringColumn;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An order-independent 128-bit fingerprint: the sum over rows of a hash of each row. Two halves
 * with different seeds make accidental equality as unlikely as with any 128-bit hash.
 */
final class Fingerprint {
  private static final long NULL_CELL = 0x6e75_6c6cL;

  private Fingerprint() {}

  static String of(TrainingSet set) {
    List<String> names = new ArrayList<>(set.features());
    names.add(set.target());
    set.time().ifPresent(names::add);
    List<Column> columns = names.stream().map(name -> set.rows().column(name)).toList();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(half(names, columns, set.rowCount(), 0x9E37_79B9_7F4A_7C15L))
        + hex.toHexDigits(half(names, columns, set.rowCount(), 0xC2B2_AE3D_27D4_EB4FL));
  }

  private static long half(List<String> names, List<Column> columns, int rows, long seed) {
    long header = seed;
    for (int c = 0; c < columns.size(); c++) {
      header = mix(header ^ text(names.get(c) + " " + columns.get(c).type(), seed));
    }
    long sum = mix(header + rows);
    for (int row = 0; row < rows; row++) {
      long hash = header;
      for (Column column : columns) {
        hash = mix(hash * 31 + cell(column, row, seed));
      }
      sum += mix(hash);
    }
    return sum;
  }

  private static long cell(Column column, int row, long seed) {
    if (column.isNull(row)) {
      return NULL_CELL;
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(row) ^ seed;
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.doubleAt(row) + 0.0) ^ seed; // -0.0 equals 0.0
    }
    if (column instanceof BoolColumn bools) {
      return bools.boolAt(row) ? 1 : 2;
    }
    if (column instanceof StringColumn strings) {
      return text(strings.stringAt(row), seed);
    }
    return text(String.valueOf(column.valueAt(row)), seed);
  }

  private static long text(String text, long seed) {
    long hash = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100_0000_01B3L;
    }
    return mix(hash);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return b ^ (b >>> 31);
  }
}
