package io.bi4j.core.model;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How rows are kept apart, so that a model is judged on rows it has not seen.
 *
 * <p>The same split, seed and data give the same folds on every machine.
 *
 * @since 0.1
 */
public final class DataSplit {
  static final ErrorCode TOO_FEW_ROWS = ErrorCode.of("core/too-few-rows", Kind.DATA);

  private enum Method {
    HOLDOUT,
    K_FOLD,
    STRATIFIED,
    ROLLING_ORIGIN
  }

  private final Method method;
  private final double share;
  private final int folds;
  private final int horizon;
  private final long seed;

  private DataSplit(Method method, double share, int folds, int horizon, long seed) {
    this.method = method;
    this.share = share;
    this.folds = folds;
    this.horizon = horizon;
    this.seed = seed;
  }

  /**
   * Rows to learn from and rows to judge by; they share no row.
   *
   * @param train rows to learn from
   * @param test rows to judge by
   */
  public record Fold(Selection train, Selection test) {}

  /**
   * One fold with a random share of the rows kept for judging.
   *
   * @param testShare in (0, 1)
   */
  public static DataSplit holdout(double testShare, long seed) {
    if (!(testShare > 0 && testShare < 1)) {
      throw new IllegalArgumentException("testShare must lie between 0 and 1, was " + testShare);
    }
    return new DataSplit(Method.HOLDOUT, testShare, 1, 0, seed);
  }

  /** Shuffled rows in {@code folds} parts of nearly equal size; each part judges once. */
  public static DataSplit kFold(int folds, long seed) {
    return new DataSplit(Method.K_FOLD, 0, atLeast(folds, 2, "folds"), 0, seed);
  }

  /** Like {@link #kFold}, with each value of the target spread evenly over the parts. */
  public static DataSplit stratified(int folds, long seed) {
    return new DataSplit(Method.STRATIFIED, 0, atLeast(folds, 2, "folds"), 0, seed);
  }

  /**
   * For rows in the order of time: each fold judges {@code horizon} rows and learns from all before
   * them. The last fold ends with the last row; each earlier one ends {@code horizon} rows before.
   */
  public static DataSplit rollingOrigin(int folds, int horizon) {
    return new DataSplit(
        Method.ROLLING_ORIGIN, 0, atLeast(folds, 1, "folds"), atLeast(horizon, 1, "horizon"), 0);
  }

  private static int atLeast(int value, int least, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", was " + value);
    }
    return value;
  }

  /**
   * The folds of a set of rows.
   *
   * @throws BiException {@code core/too-few-rows} when a fold would have nothing to learn from or
   *     to judge by
   */
  public List<Fold> folds(TrainingSet data) {
    int rows = data.rowCount();
    return switch (method) {
      case HOLDOUT -> holdout(rows);
      case K_FOLD -> parts(rows, roundRobin(List.of(shuffled(indexes(rows)))));
      case STRATIFIED -> parts(rows, roundRobin(strata(data.rows().column(data.target()))));
      case ROLLING_ORIGIN -> rolling(rows);
    };
  }

  private List<Fold> holdout(int rows) {
    int test = (int) Math.round(rows * share);
    requireRows(rows, test >= 1 && test < rows, rows + " rows cannot be split");
    int[] shuffled = shuffled(indexes(rows));
    int[] part = Arrays.copyOf(shuffled, test);
    int[] rest = Arrays.copyOfRange(shuffled, test, rows);
    return List.of(new Fold(sorted(rest), sorted(part)));
  }

  /**
   * Deals rows to parts in turn, the strata one after the other, so that parts differ by one row.
   */
  private int[][] roundRobin(List<int[]> strata) {
    List<List<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < folds; i++) {
      parts.add(new ArrayList<>());
    }
    int next = 0;
    for (int[] stratum : strata) {
      for (int row : stratum) {
        parts.get(next).add(row);
        next = (next + 1) % folds;
      }
    }
    return parts.stream()
        .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private List<Fold> parts(int rows, int[][] parts) {
    requireRows(rows, rows >= folds, folds + " folds need as many rows");
    List<Fold> result = new ArrayList<>();
    for (int[] test : parts) {
      boolean[] isTest = new boolean[rows];
      for (int row : test) {
        isTest[row] = true;
      }
      int[] train = Arrays.stream(indexes(rows)).filter(row -> !isTest[row]).toArray();
      result.add(new Fold(Selection.of(train), sorted(test)));
    }
    return List.copyOf(result);
  }

  private List<int[]> strata(Column target) {
    Map<Object, List<Integer>> byValue = new LinkedHashMap<>();
    for (int row = 0; row < target.rowCount(); row++) {
      Object value = target.valueAt(row);
      byValue.computeIfAbsent(value == null ? "" : value, v -> new ArrayList<>()).add(row);
    }
    Random random = new Random(seed);
    return byValue.values().stream()
        .map(rows -> shuffle(rows.stream().mapToInt(Integer::intValue).toArray(), random))
        .toList();
  }

  private List<Fold> rolling(int rows) {
    int first = rows - folds * horizon;
    requireRows(
        rows,
        first >= 1,
        folds + " folds of " + horizon + " rows need " + (folds * horizon + 1) + " rows");
    List<Fold> result = new ArrayList<>();
    for (int origin = first; origin < rows; origin += horizon) {
      int[] all = indexes(origin + horizon);
      result.add(
          new Fold(
              Selection.of(Arrays.copyOf(all, origin)),
              Selection.of(Arrays.copyOfRange(all, origin, all.length))));
    }
    return List.copyOf(result);
  }

  private static void requireRows(int rows, boolean enough, String rule) {
    if (!enough) {
      throw new BiException(
          TOO_FEW_ROWS, rule + ", got " + rows + ". Bring more rows or ask for a smaller split.");
    }
  }

  private static int[] indexes(int rows) {
    int[] indexes = new int[rows];
    Arrays.setAll(indexes, i -> i);
    return indexes;
  }

  private int[] shuffled(int[] rows) {
    return shuffle(rows, new Random(seed));
  }

  private static int[] shuffle(int[] rows, Random random) {
    for (int i = rows.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = rows[i];
      rows[i] = rows[other];
      rows[other] = kept;
    }
    return rows;
  }

  private static Selection sorted(int[] rows) {
    int[] copy = rows.clone();
    Arrays.sort(copy);
    return Selection.of(copy);
  }
}
