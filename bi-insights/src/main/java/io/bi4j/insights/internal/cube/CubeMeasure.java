package io.bi4j.insights.internal.cube;

import io.bi4j.core.semantic.GoodDirection;
import io.bi4j.core.semantic.Unit;

/**
 * A measure over components of a cube.
 *
 * @param name as in the model
 * @param aggregate how components combine
 * @param numerator component summed, or -1 for a count of rows
 * @param denominator component that divides (RATIO), else -1
 * @param unit how values are shown
 * @param good which direction is welcome
 */
public record CubeMeasure(
    String name,
    Aggregate aggregate,
    int numerator,
    int denominator,
    Unit unit,
    GoodDirection good) {

  /** How a measure combines rows, the more basic first. */
  public enum Aggregate {
    /** Sum of a component. */
    SUM,
    /** Number of rows. */
    COUNT,
    /** Sum of a component at each time, which does not add up over times: stock on hand. */
    STOCK,
    /** Mean of a component over rows. */
    MEAN,
    /** Sum of a component over the sum of another. */
    RATIO
  }

  public static CubeMeasure sum(String name, int component) {
    return of(name, Aggregate.SUM, component, -1);
  }

  public static CubeMeasure count(String name) {
    return of(name, Aggregate.COUNT, -1, -1);
  }

  public static CubeMeasure mean(String name, int component) {
    return of(name, Aggregate.MEAN, component, -1);
  }

  public static CubeMeasure ratio(String name, int numerator, int denominator) {
    return of(name, Aggregate.RATIO, numerator, denominator);
  }

  /** The same sum as a level that stands at each time. */
  public CubeMeasure asStock() {
    return new CubeMeasure(name, Aggregate.STOCK, numerator, denominator, unit, good);
  }

  public CubeMeasure shownAs(Unit shown, GoodDirection welcome) {
    return new CubeMeasure(name, aggregate, numerator, denominator, shown, welcome);
  }

  /** Whether values of parts add up to the value of the whole, over members and over times. */
  public boolean additive() {
    return aggregate == Aggregate.SUM || aggregate == Aggregate.COUNT;
  }

  /** Whether values of members at one time add up. */
  public boolean additiveOverMembers() {
    return additive() || aggregate == Aggregate.STOCK;
  }

  private static CubeMeasure of(String name, Aggregate aggregate, int numerator, int denominator) {
    return new CubeMeasure(name, aggregate, numerator, denominator, Unit.NONE, GoodDirection.NONE);
  }
}
