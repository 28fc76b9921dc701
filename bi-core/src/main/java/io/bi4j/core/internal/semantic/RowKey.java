package io.bi4j.core.internal.semantic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Finds the fewest columns that together tell all rows apart. */
final class RowKey {
  /** More columns are not tried: a key of four is rarely a key anybody means. */
  private static final int MAX_COLUMNS = 3;

  private static final int MAX_CANDIDATES = 12;

  private final List<Axis> candidates;
  private final CodeCache sample;
  private final CodeCache all;

  RowKey(List<Axis> candidates, CodeCache sample, CodeCache all) {
    this.candidates = candidates;
    this.sample = sample;
    this.all = all;
  }

  /** Positions of the candidates that form a key, fewest first; empty when none does. */
  List<Integer> find() {
    int tried = Math.min(candidates.size(), MAX_CANDIDATES);
    for (int size = 1; size <= MAX_COLUMNS; size++) {
      List<Integer> key = search(new ArrayList<>(), 0, size, tried);
      if (!key.isEmpty()) {
        return key;
      }
    }
    return List.of();
  }

  private List<Integer> search(List<Integer> chosen, int from, int size, int tried) {
    if (chosen.size() == size) {
      return isKey(chosen, sample) && (sample == all || isKey(chosen, all))
          ? List.copyOf(chosen)
          : List.of();
    }
    for (int i = from; i < tried; i++) {
      chosen.add(i);
      List<Integer> found = search(chosen, i + 1, size, tried);
      if (!found.isEmpty()) {
        return found;
      }
      chosen.remove(chosen.size() - 1);
    }
    return Collections.emptyList();
  }

  private boolean isKey(List<Integer> chosen, CodeCache cache) {
    List<Codes> codes = chosen.stream().map(i -> candidates.get(i).codes(cache)).toList();
    int rows = codes.get(0).rows();
    double combinations = 1;
    for (Codes each : codes) {
      combinations *= each.distinct();
    }
    return combinations >= rows && combinations < Long.MAX_VALUE && allDiffer(codes, rows);
  }

  private static boolean allDiffer(List<Codes> codes, int rows) {
    long[] combined = new long[rows];
    for (Codes each : codes) {
      long width = each.distinct() + 1L;
      for (int row = 0; row < rows; row++) {
        if (each.at(row) == 0) {
          return false;
        }
        combined[row] = combined[row] * width + each.at(row);
      }
    }
    Arrays.sort(combined);
    for (int row = 1; row < rows; row++) {
      if (combined[row] == combined[row - 1]) {
        return false;
      }
    }
    return rows > 0;
  }
}
