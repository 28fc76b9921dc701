package io.bi4j.core.semantic;

import java.util.List;

/**
 * Something computed over the rows of a result, as window functions do: each adds a column, but
 * {@link Top}, which drops rows. Calculations see the rows that {@code having} leaves, and are done
 * before {@link Top}, order and limit. Immutable.
 *
 * @since 0.1
 */
public sealed interface Calc {
  /** The measure it is computed from. */
  String measure();

  /** The column it adds; for {@link Top} none, the empty text. */
  String column();

  /**
   * The share of a row in the sum over its group, {@code null} when that sum is zero or null. The
   * measure must be additive over the dimensions summed.
   *
   * @param measure the measure
   * @param within the key columns whose rows form a group; empty for all rows
   */
  record Share(String measure, List<String> within) implements Calc {
    public Share {
      within = List.copyOf(within);
    }

    @Override
    public String column() {
      return Calcs.column(measure, "share", within);
    }

    @Override
    public String toString() {
      return "share(" + QueryText.quoted(measure) + Calcs.withinText(within) + ")";
    }
  }

  /**
   * The place of a row in its group, from 1; rows of equal value share the better place, and null
   * values have none.
   *
   * @param measure the measure
   * @param within the key columns whose rows form a group; empty for all rows
   * @param ascending whether the smallest value is first; else the largest
   */
  record Rank(String measure, List<String> within, boolean ascending) implements Calc {
    public Rank {
      within = List.copyOf(within);
    }

    @Override
    public String column() {
      return Calcs.column(measure, "rank", within);
    }

    @Override
    public String toString() {
      return "rank("
          + QueryText.quoted(measure)
          + Calcs.withinText(within)
          + (ascending ? " ascending)" : ")");
    }
  }

  /**
   * The sum of a measure over the periods up to a row's, for each combination of the other keys.
   * The measure must be additive over the time; missing and null periods add nothing.
   *
   * @param measure the measure
   */
  record RunningTotal(String measure) implements Calc {
    @Override
    public String column() {
      return measure + "_running";
    }

    @Override
    public String toString() {
      return "running(" + QueryText.quoted(measure) + ")";
    }
  }

  /**
   * The change against some periods before, as a ratio of the absolute value then; null when that
   * period is missing, null or zero.
   *
   * @param measure the measure
   * @param periods how many periods before, in the grain of the query's time key
   */
  record Growth(String measure, int periods) implements Calc {
    public Growth {
      Periods.requireCount(periods);
    }

    @Override
    public String column() {
      return measure + "_growth" + (periods == 1 ? "" : periods);
    }

    @Override
    public String toString() {
      return "growth(" + QueryText.quoted(measure) + ", " + periods + ")";
    }
  }

  /**
   * The mean of a measure over a period and those before it; null unless every one of them has a
   * value. Money is rounded half to even to a minor unit.
   *
   * @param measure the measure
   * @param periods how many periods, the row's own included, in the grain of the query's time key
   */
  record MovingAverage(String measure, int periods) implements Calc {
    public MovingAverage {
      Periods.requireCount(periods);
    }

    @Override
    public String column() {
      return measure + "_avg" + periods;
    }

    @Override
    public String toString() {
      return "average(" + QueryText.quoted(measure) + ", " + periods + ")";
    }
  }

  /**
   * Keeps the first rows of each group. Among equal values the order of the keys decides.
   *
   * @param rows how many
   * @param measure the measure
   * @param within the key columns whose rows form a group; empty for all rows
   * @param ascending whether the smallest values are kept; else the largest
   */
  record Top(int rows, String measure, List<String> within, boolean ascending) implements Calc {
    public Top {
      within = List.copyOf(within);
      if (rows < 1) {
        throw new IllegalArgumentException("A top has 1 row or more, was " + rows + ".");
      }
    }

    @Override
    public String column() {
      return "";
    }

    @Override
    public String toString() {
      return (ascending ? "bottom(" : "top(")
          + rows
          + ", "
          + QueryText.quoted(measure)
          + Calcs.withinText(within)
          + ")";
    }
  }

  /** The share in the sum over all rows. */
  static Calc share(String measure) {
    return new Share(measure, List.of());
  }

  /** The share in the sum over the rows that agree in some keys. */
  static Calc shareWithin(String measure, String... keys) {
    return new Share(measure, List.of(keys));
  }

  /** The place among all rows, the largest first. */
  static Calc rank(String measure) {
    return new Rank(measure, List.of(), false);
  }

  /** The place among the rows that agree in some keys, the largest first. */
  static Calc rankWithin(String measure, String... keys) {
    return new Rank(measure, List.of(keys), false);
  }

  /** The sum up to each period. */
  static Calc runningTotal(String measure) {
    return new RunningTotal(measure);
  }

  /** The change against the period before. */
  static Calc growth(String measure) {
    return new Growth(measure, 1);
  }

  /** The mean over some periods. */
  static Calc movingAverage(String measure, int periods) {
    return new MovingAverage(measure, periods);
  }

  /** The rows with the largest values. */
  static Calc top(int rows, String measure) {
    return new Top(rows, measure, List.of(), false);
  }

  /** The rows with the largest values among those that agree in some keys. */
  static Calc topWithin(int rows, String measure, String... keys) {
    return new Top(rows, measure, List.of(keys), false);
  }
}
