package io.bi4j.insights.internal.cube;

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
    String name, Aggregate aggregate, int numerator, int denominator, MeasureUnit unit, Good good) {

  /** How a measure combines rows. */
  public enum Aggregate {
    SUM,
    COUNT,
    MEAN,
    RATIO
  }

  /** Which direction of change is welcome. */
  public enum Good {
    UP,
    DOWN,
    NONE
  }

  public static CubeMeasure sum(String name, int component) {
    return new CubeMeasure(name, Aggregate.SUM, component, -1, MeasureUnit.NUMBER, Good.NONE);
  }

  public static CubeMeasure count(String name) {
    return new CubeMeasure(name, Aggregate.COUNT, -1, -1, MeasureUnit.NUMBER, Good.NONE);
  }

  public static CubeMeasure mean(String name, int component) {
    return new CubeMeasure(name, Aggregate.MEAN, component, -1, MeasureUnit.NUMBER, Good.NONE);
  }

  public static CubeMeasure ratio(String name, int numerator, int denominator) {
    return new CubeMeasure(
        name, Aggregate.RATIO, numerator, denominator, MeasureUnit.NUMBER, Good.NONE);
  }

  public CubeMeasure withUnit(MeasureUnit shownAs) {
    return new CubeMeasure(name, aggregate, numerator, denominator, shownAs, good);
  }

  public CubeMeasure withGood(Good direction) {
    return new CubeMeasure(name, aggregate, numerator, denominator, unit, direction);
  }

  /** Whether values of parts add up to the value of the whole. */
  public boolean additive() {
    return aggregate == Aggregate.SUM || aggregate == Aggregate.COUNT;
  }
}
