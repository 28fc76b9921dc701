package io.bi4j.core.internal.semantic;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds columns whose values decide the values of another: each store lies in one city. That no row
 * contradicts is only taken for a rule when chance would have contradicted it.
 */
final class Nesting {
  private static final double LOG_CHANCE = Math.log(1e-6);

  private final List<ColumnProfile> columns;
  private final boolean[][] decides;

  /** Rules that no row breaks, proposed from a sample and checked on all rows. */
  Nesting(List<ColumnProfile> columns, CodeCache sample, CodeCache all) {
    this.columns = columns;
    this.decides = new boolean[columns.size()][columns.size()];
    for (int fine = 0; fine < columns.size(); fine++) {
      for (int coarse = 0; coarse < columns.size(); coarse++) {
        decides[fine][coarse] =
            fine != coarse
                && decides(fine, coarse, sample)
                && (sample == all || decides(fine, coarse, all));
      }
    }
  }

  private boolean decides(int fine, int coarse, CodeCache rows) {
    return decides(rows.of(columns.get(fine)), rows.of(columns.get(coarse)));
  }

  /** Pairs of columns that decide each other: a code and its name. */
  List<int[]> pairs() {
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < columns.size(); a++) {
      for (int b = a + 1; b < columns.size(); b++) {
        if (decides[a][b] && decides[b][a]) {
          pairs.add(new int[] {a, b});
        }
      }
    }
    return pairs;
  }

  /** Chains of columns from coarse to fine, as long as possible; of a pair only the first. */
  List<List<Integer>> chains() {
    List<List<Integer>> chains = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!isSecondOfPair(i) && finer(i).isEmpty()) {
        extend(List.of(i), chains);
      }
    }
    return chains;
  }

  private void extend(List<Integer> fineToCoarse, List<List<Integer>> chains) {
    List<Integer> next = nextCoarser(fineToCoarse.get(0));
    if (next.isEmpty() && fineToCoarse.size() > 1) {
      chains.add(fineToCoarse);
    }
    for (int coarse : next) {
      List<Integer> longer = new ArrayList<>();
      longer.add(coarse);
      longer.addAll(fineToCoarse);
      extend(longer, chains);
    }
  }

  /** What a column decides directly, not by way of a third. */
  private List<Integer> nextCoarser(int column) {
    List<Integer> next = new ArrayList<>();
    for (int coarse = 0; coarse < columns.size(); coarse++) {
      if (isAbove(coarse, column) && !hasBetween(coarse, column)) {
        next.add(coarse);
      }
    }
    return next;
  }

  private boolean hasBetween(int coarse, int fine) {
    for (int middle = 0; middle < columns.size(); middle++) {
      if (isAbove(middle, fine) && isAbove(coarse, middle)) {
        return true;
      }
    }
    return false;
  }

  private List<Integer> finer(int column) {
    List<Integer> finer = new ArrayList<>();
    for (int fine = 0; fine < columns.size(); fine++) {
      if (isAbove(column, fine)) {
        finer.add(fine);
      }
    }
    return finer;
  }

  private boolean isAbove(int coarse, int fine) {
    return decides[fine][coarse]
        && !decides[coarse][fine]
        && !isSecondOfPair(coarse)
        && !isSecondOfPair(fine);
  }

  private boolean isSecondOfPair(int column) {
    for (int first = 0; first < column; first++) {
      if (decides[first][column] && decides[column][first]) {
        return true;
      }
    }
    return false;
  }

  private static boolean decides(Codes fine, Codes coarse) {
    if (fine.distinct() < coarse.distinct() || coarse.distinct() < 2) {
      return false;
    }
    int[] decided = new int[fine.distinct() + 1];
    long repeats = 0;
    for (int row = 0; row < fine.rows(); row++) {
      int value = fine.at(row);
      if (value == 0) {
        continue;
      }
      if (decided[value] == 0) {
        decided[value] = coarse.at(row) + 1;
      } else if (decided[value] == coarse.at(row) + 1) {
        repeats++;
      } else {
        return false;
      }
    }
    return repeats * Math.log(coarse.agreement()) < LOG_CHANCE;
  }
}
