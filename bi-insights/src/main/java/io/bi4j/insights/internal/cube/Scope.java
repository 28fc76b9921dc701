package io.bi4j.insights.internal.cube;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the data: no filter, or one member of each of one or two dimensions, in ascending order
 * of dimension.
 */
public record Scope(List<Filter> filters) {
  public static final Scope ALL = new Scope(List.of());

  /** Dimension {@code dimension} equals its member {@code member}. */
  public record Filter(int dimension, int member) {}

  public Scope {
    filters = List.copyOf(filters);
  }

  public static Scope of(int dimension, int member) {
    return new Scope(List.of(new Filter(dimension, member)));
  }

  public static Scope of(int dimension, int member, int otherDimension, int otherMember) {
    Filter one = new Filter(dimension, member);
    Filter two = new Filter(otherDimension, otherMember);
    return new Scope(dimension < otherDimension ? List.of(one, two) : List.of(two, one));
  }

  public int depth() {
    return filters.size();
  }

  public int[] dimensions() {
    return filters.stream().mapToInt(Filter::dimension).toArray();
  }

  /** Whether every row of {@code other} lies in this scope by its filters. */
  public boolean contains(Scope other) {
    return other.filters.containsAll(filters);
  }

  /** Filters of this scope that {@code outer} does not have. */
  public List<Filter> beyond(Scope outer) {
    List<Filter> rest = new ArrayList<>(filters);
    rest.removeAll(outer.filters);
    return rest;
  }
}
