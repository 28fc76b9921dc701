package io.bi4j.insights.internal.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one data set on one time axis, loaded when first read and then kept.
 *
 * <p>Confined to one thread while cuboids are being loaded.
 */
public final class Cube {
  /** A regular series has rows in at least this share of its periods; then a gap means missing. */
  private static final double REGULAR = 0.9;

  /** Above so many cells a dimension is read in total, not over time. */
  private static final long MOST_CELLS = 200_000;

  private final CuboidSource source;
  private final List<CubeDimension> dimensions;
  private final List<CubeMeasure> measures;
  private final @Nullable TimeAxis axis;
  private final Map<List<Integer>, Cuboid> cuboids = new HashMap<>();
  private final Map<Integer, Cuboid> totals = new HashMap<>();
  private @Nullable Boolean panel;

  public Cube(
      CuboidSource source,
      List<CubeDimension> dimensions,
      List<CubeMeasure> measures,
      @Nullable TimeAxis axis) {
    this.source = source;
    this.dimensions = List.copyOf(dimensions);
    this.measures = List.copyOf(measures);
    this.axis = axis;
  }

  public List<CubeDimension> dimensions() {
    return dimensions;
  }

  public List<CubeMeasure> measures() {
    return measures;
  }

  /** The time axis; null when the data has no usable time. */
  public @Nullable TimeAxis axis() {
    return axis;
  }

  /** Periods in the axis, 1 without time. */
  public int periods() {
    return axis == null ? 1 : axis.length();
  }

  /** The same data on another axis. */
  public Cube on(TimeAxis other) {
    return new Cube(source, dimensions, measures, other);
  }

  /**
   * The values of a measure over time in a scope; NaN where there is nothing to divide by, where
   * all rows are null, or where an otherwise regular scope has no rows.
   */
  public double[] series(CubeMeasure measure, Scope scope) {
    Cuboid cuboid = cuboid(scope.dimensions());
    int from = tuple(scope) * cuboid.periods;
    boolean regular = presence(scope) >= REGULAR;
    double[] values = new double[cuboid.periods];
    for (int t = 0; t < values.length; t++) {
      values[t] =
          cuboid.rows[from + t] == 0 && regular ? Double.NaN : value(measure, cuboid, from + t);
    }
    return values;
  }

  /** Rows per period in a scope. */
  public int[] rows(Scope scope) {
    Cuboid cuboid = cuboid(scope.dimensions());
    int from = tuple(scope) * cuboid.periods;
    return Arrays.copyOfRange(cuboid.rows, from, from + cuboid.periods);
  }

  /** Share of periods with at least one row. */
  public double presence(Scope scope) {
    int[] rows = rows(scope);
    return Arrays.stream(rows).filter(r -> r > 0).count() / (double) rows.length;
  }

  /** The sum of numerators (or rows) and of denominators of a measure per period. */
  public double[][] parts(CubeMeasure measure, Scope scope) {
    Cuboid cuboid = cuboid(scope.dimensions());
    int from = tuple(scope) * cuboid.periods;
    double[][] parts = new double[2][cuboid.periods];
    for (int t = 0; t < cuboid.periods; t++) {
      parts[0][t] = numerator(measure, cuboid, from + t);
      parts[1][t] = denominator(measure, cuboid, from + t);
    }
    return parts;
  }

  /** Whether the members of a dimension can be read period by period. */
  public boolean overTime(int dimension) {
    return axis != null && (long) periods() * dimensions.get(dimension).size() <= MOST_CELLS;
  }

  /** Totals of the members of a dimension over all periods. */
  public Breakdown breakdown(CubeMeasure measure, int dimension) {
    Cuboid cuboid = overTime(dimension) ? cuboid(dimension) : totals(dimension);
    int size = dimensions.get(dimension).size();
    double[] numerators = new double[size];
    double[] denominators = new double[size];
    double[] counts = new double[size];
    double[] squares = new double[size];
    for (int m = 0; m < size; m++) {
      for (int t = 0; t < cuboid.periods; t++) {
        int cell = m * cuboid.periods + t;
        numerators[m] += numerator(measure, cuboid, cell);
        denominators[m] += denominator(measure, cuboid, cell);
        counts[m] +=
            measure.numerator() < 0 ? cuboid.rows[cell] : cuboid.counts[measure.numerator()][cell];
      }
      squares[m] = measure.numerator() < 0 ? counts[m] : cuboid.squares[measure.numerator()][m];
    }
    return new Breakdown(measure, numerators, denominators, counts, squares);
  }

  /** Single values of an additive measure, when the source can give them. */
  public double[] records(CubeMeasure measure, int dimension, int most) {
    return source.records(measure.numerator(), dimension, axis, most);
  }

  /** Every scope of one dimension. */
  public List<Scope> members(int dimension) {
    List<Scope> scopes = new ArrayList<>();
    for (int m = 0; m < dimensions.get(dimension).size(); m++) {
      scopes.add(Scope.of(dimension, m));
    }
    return scopes;
  }

  /**
   * Whether rows are cells of a panel (about one row for every member combination and period)
   * rather than single events, so that the number of rows carries no information.
   */
  public boolean panel() {
    Boolean known = panel;
    if (known == null) {
      known = source.panel().orElseGet(this::looksLikePanel);
      panel = known;
    }
    return known;
  }

  private boolean looksLikePanel() {
    if (axis == null) {
      return false;
    }
    long rows = Arrays.stream(cuboid().rows).asLongStream().sum();
    for (int d = 0; d < dimensions.size(); d++) {
      if (panel(rows, d)) {
        return true;
      }
      for (int e = d + 1; e < dimensions.size(); e++) {
        if (panel(rows, d, e)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean panel(long rows, int... by) {
    long cells = periods();
    for (int d : by) {
      cells *= dimensions.get(d).size();
    }
    if (rows < 0.7 * cells || rows > 1.05 * cells) {
      return false;
    }
    Cuboid cuboid = cuboid(by);
    return filled(cuboid) && single(cuboid);
  }

  private static boolean filled(Cuboid cuboid) {
    return Arrays.stream(cuboid.rows).filter(r -> r > 0).count() >= 0.7 * cuboid.rows.length;
  }

  private static boolean single(Cuboid cuboid) {
    return Arrays.stream(cuboid.rows).filter(r -> r > 1).count() <= 0.01 * cuboid.rows.length;
  }

  private Cuboid totals(int dimension) {
    return totals.computeIfAbsent(dimension, d -> source.loadTotals(new int[] {d}, axis));
  }

  private Cuboid cuboid(int... by) {
    return cuboids.computeIfAbsent(
        Arrays.stream(by).boxed().toList(), key -> source.load(by, axis));
  }

  private int tuple(Scope scope) {
    int tuple = 0;
    for (Scope.Filter filter : scope.filters()) {
      tuple = tuple * dimensions.get(filter.dimension()).size() + filter.member();
    }
    return tuple;
  }

  private static double value(CubeMeasure measure, Cuboid cuboid, int cell) {
    double numerator = numerator(measure, cuboid, cell);
    if (measure.additiveOverMembers()) {
      boolean allNull =
          measure.numerator() >= 0
              && cuboid.rows[cell] > 0
              && cuboid.counts[measure.numerator()][cell] == 0;
      return allNull ? Double.NaN : numerator;
    }
    double denominator = denominator(measure, cuboid, cell);
    return denominator == 0 ? Double.NaN : numerator / denominator;
  }

  private static double numerator(CubeMeasure measure, Cuboid cuboid, int cell) {
    return measure.numerator() < 0 ? cuboid.rows[cell] : cuboid.sums[measure.numerator()][cell];
  }

  private static double denominator(CubeMeasure measure, Cuboid cuboid, int cell) {
    return switch (measure.aggregate()) {
      case SUM, COUNT, STOCK -> 1;
      case MEAN -> cuboid.counts[measure.numerator()][cell];
      case RATIO -> cuboid.sums[measure.denominator()][cell];
    };
  }
}
