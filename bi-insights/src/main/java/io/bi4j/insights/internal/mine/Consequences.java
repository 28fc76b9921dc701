package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.detect.Detectors;
import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.detect.SeriesProfile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one finding is a consequence of another: its effect vanishes once the other is taken
 * away.
 *
 * <p>A finding about a series is judged again by its own detector on a reduced series: a total
 * without the segment, a part relative to its whole, a measure relative to another measure of the
 * same rows, or the numerator of a ratio whose denominator moved.
 */
final class Consequences {
  private static final double STILL_THERE = 0.01;
  private static final double MOST_REMOVED = 0.6;
  private static final double MUCH_NOISIER = 1.3;

  private final Detection detection;
  private final SearchSpace space;
  private final Map<String, Boolean> known = new HashMap<>();

  Consequences(Detection detection, SearchSpace space) {
    this.detection = detection;
    this.space = space;
  }

  /** Whether {@code effect} is a consequence of {@code cause} alone. */
  boolean explains(Judged cause, Judged effect) {
    InsightKind kind = effect.hypothesis().kind();
    if (cause.hypothesis().breakdown() >= 0 || effect.hypothesis().breakdown() >= 0) {
      return sameMember(cause, effect);
    }
    if (kind == InsightKind.ATTRIBUTION) {
      return cause.hypothesis().kind() == kind
          && cause.finding().scope().equals(effect.finding().scope())
          && cause.finding().direction() == effect.finding().direction();
    }
    if (!Detectors.aboutSeries(kind) || !Detectors.aboutSeries(cause.hypothesis().kind())) {
      return false;
    }
    if (byDenominator(cause, effect)) {
      return true;
    }
    boolean sameEvent =
        cause.finding().direction() == effect.finding().direction() && together(cause, effect);
    return sameEvent && vanishesWithout(cause, effect);
  }

  /**
   * A finding that several others cause together: without all their segments it vanishes. Returns
   * the largest of them; null when there are none, or they are most of the data.
   */
  @Nullable Judged jointCause(Judged effect, List<Judged> heads) {
    if (!Detectors.movesLevel(effect.hypothesis().kind())) {
      return null;
    }
    Scope whole = effect.hypothesis().scope();
    List<Scope> parts = new ArrayList<>();
    Judged largest = null;
    double removed = 0;
    for (Judged head : heads) {
      Scope scope = head.finding().scope();
      boolean candidate =
          head != effect
              && head.hypothesis().breakdown() < 0
              && head.finding().direction() == effect.finding().direction()
              && Detectors.movesLevel(head.hypothesis().kind())
              && !scope.contains(whole)
              && scope.depth() > whole.depth() - 1;
      Optional<Scope> common = candidate ? Intersection.of(scope, whole) : Optional.empty();
      if (common.isEmpty()
          || parts.stream().anyMatch(p -> Intersection.of(p, common.get()).isPresent())) {
        continue;
      }
      parts.add(common.get());
      removed += space.share(common.get());
      largest = largest == null || head.impact() > largest.impact() ? head : largest;
    }
    boolean fair = parts.size() >= 2 && removed <= MOST_REMOVED * space.share(whole);
    return fair && vanishes(effect, without(effect, parts), "without " + parts) ? largest : null;
  }

  /** The same member stands out by another measure, or leads because it holds the majority. */
  private static boolean sameMember(Judged cause, Judged effect) {
    InsightKind a = cause.hypothesis().kind();
    InsightKind b = effect.hypothesis().kind();
    if (cause.hypothesis().breakdown() != effect.hypothesis().breakdown()
        || !Objects.equals(cause.finding().member(), effect.finding().member())) {
      return false;
    }
    boolean oneMeasure = cause.hypothesis().measure().equals(effect.hypothesis().measure());
    if (a == InsightKind.MAJORITY && b == InsightKind.OUTSTANDING_TOP && oneMeasure) {
      return true;
    }
    return a == b
        && !oneMeasure
        && cause.hypothesis().measure().additive()
        && effect.hypothesis().measure().additive();
  }

  /** A ratio that moves because its denominator does, while its numerator shows nothing. */
  private boolean byDenominator(Judged cause, Judged effect) {
    CubeMeasure ratio = effect.hypothesis().measure();
    CubeMeasure base = cause.hypothesis().measure();
    if (ratio.aggregate() != CubeMeasure.Aggregate.RATIO
        || base.aggregate() != CubeMeasure.Aggregate.SUM
        || base.numerator() != ratio.denominator()
        || cause.hypothesis().kind() != effect.hypothesis().kind()
        || cause.finding().direction() != opposite(effect.finding().direction())
        || !cause.hypothesis().scope().contains(effect.hypothesis().scope())
        || !together(cause, effect)) {
      return false;
    }
    Cube cube = detection.cube(effect.hypothesis().scope());
    double[] numerator = cube.parts(ratio, effect.hypothesis().scope())[0];
    return vanishes(effect, numerator, "numerator");
  }

  private static Direction opposite(Direction direction) {
    return switch (direction) {
      case UP -> Direction.DOWN;
      case DOWN -> Direction.UP;
      case NONE -> Direction.NONE;
    };
  }

  private boolean vanishesWithout(Judged cause, Judged effect) {
    Scope a = cause.hypothesis().scope();
    Scope b = effect.hypothesis().scope();
    Optional<Scope> common = Intersection.of(a, b);
    if (common.isEmpty()) {
      return false;
    }
    if (!a.contains(b)) {
      return vanishes(effect, without(effect, List.of(common.get())), "without " + common.get());
    }
    CubeMeasure base = cause.hypothesis().measure();
    CubeMeasure own = effect.hypothesis().measure();
    if (!base.equals(own)
        && (noise(base, b) > MUCH_NOISIER * noise(own, b)
            || !vanishes(effect, relative(effect, own, b, base, b), "relative " + base.name()))) {
      return false;
    }
    return a.equals(b)
        || vanishes(effect, relative(effect, base, b, base, a), "share of " + base.name() + a);
  }

  /**
   * Noise of a measure in a scope. Only the calmer of two measures can be shown to explain the
   * other: relative to a noisier one any effect would vanish.
   */
  double noise(CubeMeasure measure, Scope scope) {
    SeriesProfile profile = detection.profile(measure, scope);
    return profile == null ? Double.POSITIVE_INFINITY : profile.noiseShare();
  }

  /** The place of a measure in the model. */
  int order(CubeMeasure measure) {
    return detection.cube(Scope.ALL).measures().indexOf(measure);
  }

  /** Whether two findings are about the same time: overlapping spells, or steps close together. */
  private boolean together(Judged a, Judged b) {
    InsightKind first = a.hypothesis().kind();
    InsightKind second = b.hypothesis().kind();
    if (first != second) {
      return Detectors.movesLevel(first) && Detectors.movesLevel(second);
    }
    Finding.Span one = a.finding().span();
    Finding.Span two = b.finding().span();
    if (a.finding().at() < 0 || one == null || two == null) {
      return true;
    }
    if (first == InsightKind.OUTLIER_TIME) {
      return !one.from().isAfter(two.to()) && !two.from().isAfter(one.to());
    }
    long days = Math.abs(one.from().toEpochDay() - two.from().toEpochDay());
    return days <= Math.max(threePeriods(a), threePeriods(b));
  }

  private long threePeriods(Judged judged) {
    TimeAxis axis = detection.cube(judged.hypothesis().scope()).axis();
    LocalDate first = axis == null ? LocalDate.EPOCH : axis.first();
    return axis == null ? 0 : axis.grain().plus(first, 3).toEpochDay() - first.toEpochDay();
  }

  /** One series divided by another, on the axis of the effect. */
  private double[] relative(
      Judged effect, CubeMeasure top, Scope topScope, CubeMeasure bottom, Scope bottomScope) {
    Cube cube = detection.cube(effect.hypothesis().scope());
    double[] above = detection.raw(top, topScope, cube);
    double[] below = detection.raw(bottom, bottomScope, cube);
    double[] relative = new double[above.length];
    for (int t = 0; t < above.length; t++) {
      relative[t] = below[t] == 0 ? Double.NaN : above[t] / below[t];
    }
    return relative;
  }

  /** The effect's series without the rows of some parts that do not overlap. */
  private double[] without(Judged effect, List<Scope> parts) {
    CubeMeasure measure = effect.hypothesis().measure();
    Cube cube = detection.cube(effect.hypothesis().scope());
    double[][] rest = cube.parts(measure, effect.hypothesis().scope());
    for (Scope part : parts) {
      double[][] cut = cube.parts(measure, part);
      for (int t = 0; t < rest[0].length; t++) {
        rest[0][t] -= cut[0][t];
        rest[1][t] -= cut[1][t];
      }
    }
    double[] raw = detection.raw(measure, effect.hypothesis().scope(), cube);
    double[] values = new double[raw.length];
    for (int t = 0; t < values.length; t++) {
      double denominator = measure.additiveOverMembers() ? 1 : rest[1][t];
      values[t] = Double.isNaN(raw[t]) || denominator == 0 ? Double.NaN : rest[0][t] / denominator;
    }
    return values;
  }

  private boolean vanishes(Judged effect, double[] reduced, String how) {
    return known.computeIfAbsent(
        effect.hypothesis().key() + how, key -> !stillShown(effect, reduced));
  }

  private boolean stillShown(Judged effect, double[] reduced) {
    TimeAxis axis = detection.cube(effect.hypothesis().scope()).axis();
    SeriesProfile profile =
        axis == null
            ? null
            : SeriesProfile.of(
                effect.hypothesis().measure(), effect.hypothesis().scope(), axis, reduced);
    return profile != null
        && Detectors.shows(profile, effect.hypothesis().kind(), effect.finding(), STILL_THERE);
  }
}
