package io.bi4j.insights.internal.cube;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes aggregates: from arrays in memory, or by queries. */
public interface CuboidSource {
  /**
   * Aggregates by the given dimensions (ascending, at most two) over the axis, or over all rows
   * when the axis is null. Rows outside the axis and rows with a null member are left out.
   */
  Cuboid load(int[] dimensions, @Nullable TimeAxis axis);

  /** As {@link #load} with all periods of the axis taken together. */
  Cuboid loadTotals(int[] dimensions, @Nullable TimeAxis axis);

  /** Whether rows are known to be cells of a panel, or single events; empty when not known. */
  default Optional<Boolean> panel() {
    return Optional.empty();
  }

  /**
   * Non-null values of a component on rows whose member of {@code dimension} is known; empty when
   * the source cannot give single rows or has more than {@code most}.
   */
  double[] records(int component, int dimension, @Nullable TimeAxis axis, int most);
}
