package io.bi4j.insights.internal.cube;

import org.jspecify.annotations.Nullable;

/** Computes aggregates: from arrays in memory, or by queries. */
public interface CuboidSource {
  /**
   * Aggregates by the given dimensions (ascending, at most two) over the axis, or over all rows when
   * the axis is null. Rows outside the axis and rows with a null member are left out.
   */
  Cuboid load(int[] dimensions, @Nullable TimeAxis axis);

  /**
   * Non-null values of a component on rows whose member of {@code dimension} is known; empty when the
   * source cannot give single rows or has more than {@code most}.
   */
  double[] records(int component, int dimension, @Nullable TimeAxis axis, int most);
}
