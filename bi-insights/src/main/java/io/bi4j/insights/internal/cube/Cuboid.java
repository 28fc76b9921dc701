package io.bi4j.insights.internal.cube;

/**
 * Aggregates of all components for the members of zero, one or two dimensions over time.
 *
 * <p>Cells are addressed by {@code tuple * periods + period}; a tuple of dimensions (a, b) is
 * {@code memberA * sizeB + memberB}. Without a time column there is one period.
 */
public final class Cuboid {
  final int tuples;
  final int periods;
  final double[][] sums;
  final int[][] counts;
  final double[][] squares;
  final int[] rows;

  /** An empty cuboid of the given shape. */
  public Cuboid(int components, int tuples, int periods) {
    this.tuples = tuples;
    this.periods = periods;
    sums = new double[components][tuples * periods];
    counts = new int[components][tuples * periods];
    squares = new double[components][tuples];
    rows = new int[tuples * periods];
  }

  /** Counts {@code count} rows in a cell. */
  public void addRows(int tuple, int period, int count) {
    rows[tuple * periods + period] += count;
  }

  /** Adds {@code count} non-null values of a component to a cell. */
  public void add(int component, int tuple, int period, int count, double sum, double squareSum) {
    int cell = tuple * periods + period;
    sums[component][cell] += sum;
    counts[component][cell] += count;
    squares[component][tuple] += squareSum;
  }
}
