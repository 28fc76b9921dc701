package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.detect.Detectors;
import io.bi4j.insights.internal.detect.Gaps;
import io.bi4j.insights.internal.detect.Hypothesis;
import io.bi4j.insights.internal.detect.NullParts;
import io.bi4j.insights.internal.detect.SeriesProfile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the detectors over a search space and keeps every hypothesis they tested. */
final class Detection {
  private static final int MOST_BREAKDOWN = 1000;

  private final List<Cube> cubes;
  private final SearchSpace space;
  private final MiningOptions options;
  private final Map<Cube, Gaps> gaps = new HashMap<>();
  private final Map<String, SeriesProfile> profiles = new LinkedHashMap<>();
  private final Map<String, BitSet> nulls = new HashMap<>();
  private final List<Hypothesis> hypotheses = new ArrayList<>();

  Detection(List<Cube> cubes, SearchSpace space, MiningOptions options) {
    this.cubes = cubes;
    this.space = space;
    this.options = options;
    cubes.forEach(cube -> gaps.put(cube, Gaps.find(cube, SearchSpace.MOST_MEMBERS)));
  }

  /** Every hypothesis, in an order fixed by the data. */
  List<Hypothesis> run() {
    Cube finest = cubes.get(0);
    for (CubeMeasure measure : finest.measures()) {
      space.scopes().forEach((scope, cube) -> series(measure, scope, cube));
      members(finest, measure);
      if (options.kinds().contains(InsightKind.ATTRIBUTION)) {
        Hypothesis attribution =
            Detectors.attribution(finest, measure, space.segments(), gapsOf(finest));
        if (attribution != null) {
          hypotheses.add(attribution);
        }
      }
    }
    if (options.kinds().contains(InsightKind.MISSING_DATA) && !finest.measures().isEmpty()) {
      hypotheses.addAll(Detectors.missing(finest, finest.measures().get(0), gapsOf(finest)));
    }
    return hypotheses;
  }

  /** The prepared series of a hypothesis about a series. */
  @Nullable SeriesProfile profile(CubeMeasure measure, Scope scope) {
    return profiles.get(key(measure, scope));
  }

  /** The cube on whose axis a scope was examined. */
  Cube cube(Scope scope) {
    return space.scopes().getOrDefault(scope, cubes.get(0));
  }

  /** A raw series with the periods that lack a part marked as missing. */
  double[] raw(CubeMeasure measure, Scope scope, Cube cube) {
    double[] raw = cube.series(measure, scope);
    BitSet incomplete = gapsOf(cube).incomplete(scope);
    if (measure.additiveOverMembers()) {
      incomplete.or(scope.depth() == 0 ? nulls(measure, cube) : new BitSet());
      incomplete.stream().forEach(t -> raw[t] = Double.NaN);
    }
    return raw;
  }

  private BitSet nulls(CubeMeasure measure, Cube cube) {
    return nulls.computeIfAbsent(
        measure.name() + "|" + cube.axis(),
        key -> NullParts.find(cube, measure, SearchSpace.MOST_MEMBERS));
  }

  private void series(CubeMeasure measure, Scope scope, Cube cube) {
    TimeAxis axis = cube.axis();
    if (axis == null || !cube.measures().contains(measure)) {
      return;
    }
    SeriesProfile profile = SeriesProfile.of(measure, scope, axis, raw(measure, scope, cube));
    if (profile == null) {
      space.skip("series too short, too sparse or constant", 1);
      return;
    }
    profiles.put(key(measure, scope), profile);
    hypotheses.addAll(Detectors.series(profile, options.kinds()));
  }

  private void members(Cube cube, CubeMeasure measure) {
    if (measure.aggregate() == CubeMeasure.Aggregate.STOCK) {
      return;
    }
    for (int d = 0; d < cube.dimensions().size(); d++) {
      if (cube.dimensions().get(d).size() > MOST_BREAKDOWN) {
        space.skip("breakdown with more than " + MOST_BREAKDOWN + " members", 1);
        continue;
      }
      hypotheses.addAll(Detectors.members(cube, measure, d, options.kinds()));
    }
  }

  private Gaps gapsOf(Cube cube) {
    Gaps found = gaps.get(cube);
    if (found == null) {
      throw new IllegalStateException("no gaps were looked for on axis " + cube.axis());
    }
    return found;
  }

  private static String key(CubeMeasure measure, Scope scope) {
    return measure.name() + "|" + scope;
  }
}
