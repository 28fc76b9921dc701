package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Breakdown;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeDimension;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.stat.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members that stand out of a dimension: first, last, and the holder of more than half. */
final class MemberDetector {
  private static final double LEAST_GAP = 0.2;
  private static final int MOST_FOR_LAST = 20;

  /** Of two members one always holds more than half, and the shares of a flag are its nature. */
  private static final int FEWEST_MEMBERS = 3;

  private final Cube cube;
  private final int dimension;
  private final Breakdown breakdown;
  private final MemberTests tests;
  private final double[] values;
  private final int[] order;

  private MemberDetector(Cube cube, CubeMeasure measure, int dimension) {
    this.cube = cube;
    this.dimension = dimension;
    this.breakdown = cube.breakdown(measure, dimension);
    this.tests = new MemberTests(cube, dimension, breakdown);
    this.values = breakdown.values();
    this.order = descending(values);
  }

  /** Tests a measure over the members of a dimension; nothing when values may be negative. */
  static List<Hypothesis> test(Cube cube, CubeMeasure measure, int dimension) {
    MemberDetector detector = new MemberDetector(cube, measure, dimension);
    List<Hypothesis> hypotheses = new ArrayList<>();
    int known = detector.order.length;
    if (known < 2 || !(detector.values[detector.order[0]] > 0) || detector.last(0) < 0) {
      return hypotheses;
    }
    if (known >= FEWEST_MEMBERS) {
      if (measure.additive()) {
        hypotheses.add(detector.majority());
      }
      hypotheses.add(detector.top());
      if (known <= MOST_FOR_LAST) {
        hypotheses.add(detector.bottom());
      }
    }
    return hypotheses;
  }

  private Hypothesis top() {
    int first = order[0];
    int second = order[1];
    double gap = values[first] - values[second];
    return hypothesis(
        InsightKind.OUTSTANDING_TOP,
        tests.compare(first, second, true),
        () ->
            gap / values[first] < LEAST_GAP
                ? null
                : extreme(first, second, Direction.UP, gap / values[second], gap / values[first]));
  }

  private Hypothesis bottom() {
    int last = order[order.length - 1];
    int second = order[order.length - 2];
    double gap = values[second] - values[last];
    return hypothesis(
        InsightKind.OUTSTANDING_BOTTOM,
        tests.compare(last, second, false),
        () ->
            gap / values[second] < LEAST_GAP
                ? null
                : extreme(
                    last, second, Direction.DOWN, -gap / values[second], gap / values[second]));
  }

  private Hypothesis majority() {
    int first = order[0];
    double share = values[first] / Sample.sum(breakdown.numerators());
    return hypothesis(
        InsightKind.MAJORITY,
        tests.outweighs(first),
        () -> share <= 0.5 ? null : majority(first, share));
  }

  private Finding extreme(
      int member, int second, Direction direction, double gapShare, double size) {
    CubeDimension names = cube.dimensions().get(dimension);
    double middle = Sample.median(Arrays.stream(order).mapToDouble(m -> values[m]).toArray());
    FactSheet facts =
        new FactSheet()
            .name("member", names.members().get(member))
            .name("second", names.members().get(second))
            .name("dimension", names.name())
            .measure("value", values[member])
            .measure("secondValue", values[second])
            .percent("gapShare", gapShare)
            .measure("median", middle)
            .count("members", order.length);
    double impact = size / order.length;
    if (breakdown.measure().additive()) {
      double share = values[member] / Sample.sum(breakdown.numerators());
      facts.percent("share", share);
      impact = direction == Direction.UP ? share : 1.0 / order.length - share;
    }
    return new Finding(
        direction,
        new Effect("distance to the next", gapShare, "percent"),
        Finding.score(size, 0.4),
        Math.max(0, Math.min(1, impact)),
        facts,
        names.members().get(member),
        Scope.ALL,
        span(cube.axis()),
        -1,
        Charts.bars(
            names.members(), values, direction == Direction.UP ? order : reversed(), member));
  }

  private Finding majority(int member, double share) {
    CubeDimension names = cube.dimensions().get(dimension);
    FactSheet facts =
        new FactSheet()
            .name("member", names.members().get(member))
            .name("dimension", names.name())
            .percent("share", share)
            .measure("value", values[member])
            .measure("total", Sample.sum(breakdown.numerators()))
            .count("members", order.length);
    return new Finding(
        Direction.NONE,
        new Effect("share", share, "percent"),
        Finding.score(share - 0.5, 0.15),
        share,
        facts,
        names.members().get(member),
        Scope.ALL,
        span(cube.axis()),
        -1,
        Charts.bars(names.members(), values, order, member));
  }

  private Hypothesis hypothesis(
      InsightKind kind,
      MemberTests.Outcome outcome,
      java.util.function.Supplier<@Nullable Finding> finding) {
    return new Hypothesis(
        kind,
        breakdown.measure(),
        Scope.ALL,
        dimension,
        outcome.test(),
        outcome.statistic(),
        (int) Sample.sum(breakdown.counts()),
        outcome.p(),
        false,
        null,
        finding);
  }

  static Finding.@Nullable Span span(@Nullable TimeAxis axis) {
    return axis == null ? null : Finding.Span.of(axis.startOf(0), axis.endOf(axis.length() - 1));
  }

  /** Members with a value, largest first; equal ones in their own order. */
  static int[] descending(double[] values) {
    int[] ascending = Sample.ascendingOrder(Arrays.stream(values).map(v -> -v).toArray());
    return Arrays.stream(ascending).filter(m -> !Double.isNaN(values[m])).toArray();
  }

  private double last(int fromEnd) {
    return values[order[order.length - 1 - fromEnd]];
  }

  private int[] reversed() {
    int[] reversed = new int[order.length];
    Arrays.setAll(reversed, k -> order[order.length - 1 - k]);
    return reversed;
  }
}
