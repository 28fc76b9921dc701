package io.bi4j.insights.internal.cube;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as codes and numbers.
 *
 * <p>{@code days} holds epoch days, {@code codes[d]} the member of dimension d per row (-1 for
 * null), {@code values[c]} the numbers of component c (NaN for null). Arrays are not copied and
 * must not change afterwards.
 */
public final class FactTable implements CuboidSource {
  private final int rows;
  private final int @Nullable [] days;
  private final List<CubeDimension> dimensions;
  private final int[][] codes;
  private final double[][] values;

  public FactTable(
      int rows,
      int @Nullable [] days,
      List<CubeDimension> dimensions,
      int[][] codes,
      double[][] values) {
    this.rows = rows;
    this.days = days;
    this.dimensions = List.copyOf(dimensions);
    this.codes = codes;
    this.values = values;
  }

  public int rows() {
    return rows;
  }

  public List<CubeDimension> dimensions() {
    return dimensions;
  }

  /** Epoch days per row; null without a time column. */
  public int @Nullable [] days() {
    return days;
  }

  @Override
  public Cuboid load(int[] by, @Nullable TimeAxis axis) {
    return load(by, axis, axis == null ? 1 : axis.length());
  }

  @Override
  public Cuboid loadTotals(int[] by, @Nullable TimeAxis axis) {
    return load(by, axis, 1);
  }

  private Cuboid load(int[] by, @Nullable TimeAxis axis, int periods) {
    int tuples = 1;
    for (int d : by) {
      tuples *= dimensions.get(d).size();
    }
    int[] periodOf = periods(axis);
    Cuboid cuboid = new Cuboid(values.length, tuples, periods);
    for (int row = 0; row < rows; row++) {
      int tuple = tuple(by, row);
      if (tuple < 0 || periodOf[row] < 0) {
        continue;
      }
      int period = periods == 1 ? 0 : periodOf[row];
      cuboid.addRows(tuple, period, 1);
      for (int c = 0; c < values.length; c++) {
        double v = values[c][row];
        if (!Double.isNaN(v)) {
          cuboid.add(c, tuple, period, 1, v, v * v);
        }
      }
    }
    return cuboid;
  }

  @Override
  public double[] records(int component, int dimension, @Nullable TimeAxis axis, int most) {
    int[] periodOf = periods(axis);
    double[] found = new double[rows];
    int n = 0;
    for (int row = 0; row < rows; row++) {
      double v = component < 0 ? 1 : values[component][row];
      if (periodOf[row] >= 0 && codes[dimension][row] >= 0 && !Double.isNaN(v)) {
        found[n++] = v;
      }
    }
    return n > most ? new double[0] : Arrays.copyOf(found, n);
  }

  private int tuple(int[] by, int row) {
    int tuple = 0;
    for (int d : by) {
      int code = codes[d][row];
      if (code < 0) {
        return -1;
      }
      tuple = tuple * dimensions.get(d).size() + code;
    }
    return tuple;
  }

  private int[] periods(@Nullable TimeAxis axis) {
    int[] periodOf = new int[rows];
    if (axis == null || days == null) {
      return periodOf;
    }
    Map<Integer, Integer> known = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      periodOf[row] =
          known.computeIfAbsent(days[row], day -> axis.indexOf(LocalDate.ofEpochDay(day)));
    }
    return periodOf;
  }

  /** Collects rows of text cells into a table; for tests and small inputs. */
  public static final class Builder {
    private final List<String> dimensionNames;
    private final int components;
    private final List<Map<String, Integer>> members = new ArrayList<>();
    private final List<int[]> codeRows = new ArrayList<>();
    private final List<double[]> valueRows = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();

    public Builder(List<String> dimensionNames, int components) {
      this.dimensionNames = dimensionNames;
      this.components = components;
      dimensionNames.forEach(name -> members.add(new LinkedHashMap<>()));
    }

    /** Adds a row; null members and NaN values are nulls. */
    public Builder add(@Nullable LocalDate day, @Nullable String[] cells, double... row) {
      int[] codes = new int[cells.length];
      for (int d = 0; d < cells.length; d++) {
        Map<String, Integer> known = members.get(d);
        String cell = cells[d];
        codes[d] = cell == null ? -1 : known.computeIfAbsent(cell, k -> known.size());
      }
      codeRows.add(codes);
      valueRows.add(row);
      if (day != null) {
        days.add((int) day.toEpochDay());
      }
      return this;
    }

    public FactTable build() {
      int n = codeRows.size();
      List<CubeDimension> dimensions = new ArrayList<>();
      int[][] codes = new int[dimensionNames.size()][n];
      for (int d = 0; d < codes.length; d++) {
        dimensions.add(
            new CubeDimension(dimensionNames.get(d), List.copyOf(members.get(d).keySet())));
        for (int row = 0; row < n; row++) {
          codes[d][row] = codeRows.get(row)[d];
        }
      }
      double[][] values = new double[components][n];
      for (int c = 0; c < components; c++) {
        for (int row = 0; row < n; row++) {
          values[c][row] = valueRows.get(row)[c];
        }
      }
      int[] time =
          days.size() == n && n > 0 ? days.stream().mapToInt(Integer::intValue).toArray() : null;
      return new FactTable(n, time, dimensions, codes, values);
    }
  }
}
