package io.bi4j.core.internal.infer;

import io.bi4j.core.internal.parse.NumberStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the columns that decide by themselves say about the file: how numbers are written, and
 * whether the day or the month comes first. Columns that could be read two ways follow them.
 */
final class FileConventions {
  private @Nullable NumberStyle numbers;
  private boolean dayFirst;
  private boolean monthFirst;

  /** Asks all columns. */
  static FileConventions of(List<ColumnTally> columns) {
    FileConventions conventions = new FileConventions();
    List<List<NumberStyle>> decided = new ArrayList<>();
    for (ColumnTally column : columns) {
      List<Reading> styles = styles(column);
      if (!styles.isEmpty() && !column.numbers.isAmbiguous(styles)) {
        decided.add(stylesOf(styles));
      }
      conventions.addDates(column);
    }
    conventions.numbers = common(decided, columns);
    return conventions;
  }

  /**
   * The styles that take every cell of a column, when they are numbers and not all plain digits.
   */
  private static List<Reading> styles(ColumnTally column) {
    boolean integers = column.integers.fewestMisses() <= column.allowedMisses();
    return column.cells() == 0 || integers
        ? List.of()
        : column.numbers.fitting(column.allowedMisses());
  }

  private static List<NumberStyle> stylesOf(List<Reading> readings) {
    return readings.stream().map(r -> ((Reading.Numeral) r).style()).toList();
  }

  /**
   * The preferred style among those that all deciding columns share and ambiguous ones can read;
   * the style of the first when they share none.
   */
  private static @Nullable NumberStyle common(
      List<List<NumberStyle>> decided, List<ColumnTally> columns) {
    if (decided.isEmpty()) {
      return null;
    }
    List<NumberStyle> shared = new ArrayList<>(decided.get(0));
    decided.forEach(shared::retainAll);
    for (ColumnTally column : columns) {
      List<NumberStyle> able = new ArrayList<>(shared);
      able.retainAll(stylesOf(styles(column)));
      shared = able.isEmpty() ? shared : able;
    }
    return shared.isEmpty() ? decided.get(0).get(0) : shared.get(0);
  }

  private void addDates(ColumnTally column) {
    Family patterns = column.patterns;
    if (patterns == null || column.cells() == 0) {
      return;
    }
    List<Reading> fitting = patterns.fitting(column.allowedMisses());
    if (fitting.size() == 1 && fitting.get(0) instanceof Reading.Pattern pattern) {
      boolean yearFirst = pattern.pattern().toString().startsWith("y");
      dayFirst |= !yearFirst && pattern.isDayFirst();
      monthFirst |= !yearFirst && !pattern.isDayFirst();
    }
  }

  /** How numbers are written, or null when no column says. */
  @Nullable NumberStyle numbers() {
    return numbers;
  }

  /** The readings that follow the conventions; all of them when there is none. */
  List<Reading> following(List<Reading> fitting) {
    return fitting.stream().filter(this::follows).toList();
  }

  private boolean follows(Reading reading) {
    if (reading instanceof Reading.Numeral number) {
      return numbers == null || numbers.equals(number.style());
    }
    if (reading instanceof Reading.Pattern pattern && dayFirst != monthFirst) {
      boolean yearFirst = pattern.pattern().toString().startsWith("y");
      return yearFirst || pattern.isDayFirst() == dayFirst;
    }
    return true;
  }
}
