package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.detect.Detectors;
import io.bi4j.insights.internal.detect.SeriesProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folds a finding under another of which it is a consequence, so that one event is told once.
 *
 * <p>A finding about a series is a consequence when its effect vanishes on a series without the
 * other: a total without the segment, a part relative to its whole, or a measure relative to another
 * measure of the same scope. The same detector judges the reduced series.
 */
final class Folding {
  private static final double STILL_THERE = 0.01;
  private static final int MOST_CANDIDATES = 150;

  private final Detection detection;

  Folding(Detection detection) {
    this.detection = detection;
  }

  /** The findings that stand on their own, best first. */
  List<Judged> fold(List<Judged> byScore, int most) {
    List<Judged> heads = new ArrayList<>();
    int looked = 0;
    for (Judged candidate : byScore) {
      if (heads.size() >= most || looked++ >= MOST_CANDIDATES) {
        break;
      }
      Judged head = null;
      for (Judged known : heads) {
        if (explains(known, candidate)) {
          head = known;
          break;
        }
      }
      if (head != null && !better(candidate, head)) {
        head.take(candidate);
        continue;
      }
      List<Judged> explained = new ArrayList<>();
      for (Judged known : heads) {
        if (known == head || explains(candidate, known)) {
          explained.add(known);
        }
      }
      heads.removeAll(explained);
      explained.forEach(candidate::take);
      heads.add(candidate);
    }
    return heads;
  }

  /** Of two findings that explain each other, the wider one is told. */
  private boolean better(Judged candidate, Judged head) {
    Scope own = candidate.hypothesis().scope();
    Scope other = head.hypothesis().scope();
    return candidate.hypothesis().measure().equals(head.hypothesis().measure())
        && own.depth() < other.depth()
        && own.contains(other)
        && explains(candidate, head);
  }

  private boolean explains(Judged cause, Judged effect) {
    if (sameLeader(cause, effect)) {
      return true;
    }
    InsightKind kind = effect.hypothesis().kind();
    if (kind != cause.hypothesis().kind()
        || !Detectors.aboutSeries(kind)
        || cause.finding().direction() != effect.finding().direction()
        || !together(cause, effect)) {
      return false;
    }
    Scope a = cause.hypothesis().scope();
    Scope b = effect.hypothesis().scope();
    if (!cause.hypothesis().measure().equals(effect.hypothesis().measure())) {
      return a.equals(b) && vanishes(effect, relative(cause, effect));
    }
    if (a.contains(b)) {
      return vanishes(effect, relative(cause, effect));
    }
    Optional<Scope> common = Intersection.of(a, b);
    return common.isPresent() && vanishes(effect, without(effect, common.get()));
  }

  /** The holder of the majority also leads; that need not be said twice. */
  private static boolean sameLeader(Judged cause, Judged effect) {
    return cause.hypothesis().kind() == InsightKind.MAJORITY
        && effect.hypothesis().kind() == InsightKind.OUTSTANDING_TOP
        && cause.hypothesis().breakdown() == effect.hypothesis().breakdown()
        && cause.hypothesis().measure().equals(effect.hypothesis().measure());
  }

  /** Whether two findings are about the same time: overlapping spells, or steps close together. */
  private boolean together(Judged a, Judged b) {
    int at = a.finding().at();
    if (at < 0) {
      return true;
    }
    SeriesProfile first = profile(a);
    SeriesProfile second = profile(b);
    if (first == null || second == null) {
      return false;
    }
    long days =
        first.axis().startOf(at).toEpochDay()
            - second.axis().startOf(b.finding().at()).toEpochDay();
    long tolerance =
        first.axis().grain().plus(first.axis().first(), 3).toEpochDay()
            - first.axis().first().toEpochDay();
    return Math.abs(days) <= (a.hypothesis().kind() == InsightKind.OUTLIER_TIME ? 0 : tolerance);
  }

  private @org.jspecify.annotations.Nullable SeriesProfile profile(Judged judged) {
    return detection.profile(judged.hypothesis().measure(), judged.hypothesis().scope());
  }

  /** The effect's series divided by the cause's. */
  private double[] relative(Judged cause, Judged effect) {
    Cube cube = detection.cube(effect.hypothesis().scope());
    double[] top =
        detection.raw(effect.hypothesis().measure(), effect.hypothesis().scope(), cube);
    double[] bottom =
        detection.raw(cause.hypothesis().measure(), cause.hypothesis().scope(), cube);
    double[] relative = new double[top.length];
    for (int t = 0; t < top.length; t++) {
      relative[t] = bottom[t] == 0 ? Double.NaN : top[t] / bottom[t];
    }
    return relative;
  }

  /** The effect's series without the rows of a part of it. */
  private double[] without(Judged effect, Scope part) {
    CubeMeasure measure = effect.hypothesis().measure();
    Cube cube = detection.cube(effect.hypothesis().scope());
    double[][] whole = cube.parts(measure, effect.hypothesis().scope());
    double[][] cut = cube.parts(measure, part);
    double[] raw = detection.raw(measure, effect.hypothesis().scope(), cube);
    double[] rest = new double[raw.length];
    for (int t = 0; t < rest.length; t++) {
      double numerator = whole[0][t] - cut[0][t];
      double denominator = measure.additive() ? 1 : whole[1][t] - cut[1][t];
      rest[t] =
          Double.isNaN(raw[t]) || denominator == 0 ? Double.NaN : numerator / denominator;
    }
    return rest;
  }

  private boolean vanishes(Judged effect, double[] reduced) {
    TimeAxis axis = detection.cube(effect.hypothesis().scope()).axis();
    if (axis == null) {
      return false;
    }
    SeriesProfile profile =
        SeriesProfile.of(
            effect.hypothesis().measure(), effect.hypothesis().scope(), axis, reduced);
    return profile == null
        || !Detectors.shows(profile, effect.hypothesis().kind(), effect.finding(), STILL_THERE);
  }
}
