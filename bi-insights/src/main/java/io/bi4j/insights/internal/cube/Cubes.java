package io.bi4j.insights.internal.cube;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cubes of one data set on every useful time axis. */
public final class Cubes {
  private Cubes() {}

  /**
   * Finest axis first; one cube without time when there are no days, or fewer than two periods.
   *
   * @param asOf the day of the question; periods not over by then are left out
   */
  public static List<Cube> of(
      FactTable table, List<CubeMeasure> measures, @Nullable LocalDate asOf) {
    int[] days = table.days();
    List<TimeAxis> axes = days == null ? List.of() : TimeAxes.of(days, asOf);
    if (axes.isEmpty()) {
      return List.of(new Cube(table, table.dimensions(), measures, null));
    }
    return axes.stream().map(axis -> new Cube(table, table.dimensions(), measures, axis)).toList();
  }
}
