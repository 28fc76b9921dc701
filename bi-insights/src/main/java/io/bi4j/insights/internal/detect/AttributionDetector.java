package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightChart;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.cube.TimeAxis;
import io.bi4j.insights.internal.stat.PeriodChange;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.SeasonTest;
import io.bi4j.insights.internal.stat.Seasonal;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which segment accounts for the change of an additive measure between the last window and the one
 * before.
 *
 * <p>Every segment of up to two filters is tested for a change of its own; the smallest p times the
 * number of segments counts. The clearest segment is named first, then up to two more that do not
 * overlap it; contributions are differences of sums, so they and the remainder add up to the change
 * exactly.
 */
final class AttributionDetector {
  private static final int MOST_SEGMENTS = 3;
  private static final double LEAST_SHARE = 0.3;
  private static final double LEAST_CHANGE = 0.1;
  private static final double DEEPER_COSTS = 0.95;
  private static final double HARDLY = 0.02;

  private final Cube cube;
  private final CubeMeasure measure;
  private final TimeAxis axis;
  private final int window;
  private final List<Segment> segments = new ArrayList<>();
  private final boolean seasonal;

  /** A segment with its sums in both windows and the test of its mean. */
  record Segment(Scope scope, double baseline, double current, PeriodChange test) {
    double delta() {
      return current - baseline;
    }

    double clarity() {
      return Math.abs(test.t()) * Math.pow(DEEPER_COSTS, scope.depth());
    }
  }

  private AttributionDetector(Cube cube, CubeMeasure measure, TimeAxis axis, int window) {
    this.cube = cube;
    this.measure = measure;
    this.axis = axis;
    this.window = window;
    this.seasonal = seasonal(cube.series(measure, Scope.ALL), axis);
  }

  /** The hypothesis; null when the series is short, or rows are missing in either window. */
  static @Nullable Hypothesis test(Cube cube, CubeMeasure measure, List<Scope> scopes, Gaps gaps) {
    TimeAxis axis = cube.axis();
    if (axis == null || !measure.additive()) {
      return null;
    }
    int n = axis.length();
    int window = axis.grain().comparisonWindow(n);
    BitSet missing = gaps.incomplete(Scope.ALL);
    if (n < 3 * window || n < 12 || missing.nextSetBit(n - 2 * window) >= 0) {
      return null;
    }
    AttributionDetector detector = new AttributionDetector(cube, measure, axis, window);
    detector.segment(Scope.ALL, missing);
    if (detector.segments.isEmpty()) {
      return null;
    }
    scopes.forEach(scope -> detector.segment(scope, gaps.incomplete(scope)));
    return detector.hypothesis();
  }

  private void segment(Scope scope, BitSet missing) {
    double[] x = cube.series(measure, scope);
    double baseline = 0;
    double current = 0;
    double last = 0;
    for (int t = 0; t < x.length; t++) {
      x[t] = Double.isNaN(x[t]) || missing.get(t) ? last : x[t];
      last = x[t];
      if (t >= x.length - window) {
        current += x[t];
      } else if (t >= x.length - 2 * window) {
        baseline += x[t];
      }
    }
    double[] calm = seasonal ? Seasonal.of(x, axis.grain().season()).adjust(x) : x;
    PeriodChange test = PeriodChange.of(calm, window);
    if (test.standardError() > 0) {
      segments.add(new Segment(scope, baseline, current, test));
    }
  }

  private Hypothesis hypothesis() {
    Segment clearest = segments.get(0);
    double smallest = 1;
    for (Segment segment : segments) {
      clearest = segment.clarity() > clearest.clarity() ? segment : clearest;
      smallest = Math.min(smallest, segment.test().p());
    }
    Segment named = clearest;
    return new Hypothesis(
        InsightKind.ATTRIBUTION,
        measure,
        Scope.ALL,
        -1,
        "window means with memory, smallest of " + segments.size(),
        named.test().t(),
        axis.length(),
        Math.min(1, Math.max(smallest, named.test().p()) * segments.size()),
        false,
        random -> resample(named, random),
        () -> finding(named));
  }

  private Resampling resample(Segment named, SeededRandom random) {
    Resampling result = named.test().resample(axis.length(), window, random);
    return new Resampling(
        Math.min(1, segments.size() * result.p()), result.draws(), result.exceedances());
  }

  private @Nullable Finding finding(Segment named) {
    Segment total = segments.get(0);
    double change = total.delta();
    if (named == total) {
      return broad(total);
    }
    boolean sameSign = named.delta() * change > 0;
    double share = change == 0 ? 0 : named.delta() / change;
    double own = named.baseline() > 0 ? named.delta() / named.baseline() : 0;
    if (Math.abs(own) < LEAST_CHANGE || (sameSign && share < LEAST_SHARE)) {
      return null;
    }
    List<Segment> parts = more(named);
    FactSheet facts = base(total);
    double explained = 0;
    for (int k = 0; k < parts.size(); k++) {
      Segment part = parts.get(k);
      String id = k == 0 ? "" : String.valueOf(k + 1);
      explained += part.delta();
      facts.name("segment" + id, ScopeNames.of(cube, part.scope()));
      facts.measure("contribution" + id, part.delta());
      facts.measure("contributionLow" + id, part.delta() - margin(part));
      facts.measure("contributionHigh" + id, part.delta() + margin(part));
      if (k == 0) {
        facts.measure("segmentBaseline", part.baseline()).measure("segmentCurrent", part.current());
        facts.percent("segmentChangeShare", own);
      }
    }
    facts.measure("remainder", change - explained);
    boolean offset = !sameSign || Math.abs(change) < HARDLY * Math.abs(total.baseline());
    if (offset) {
      facts.name("offset", "yes");
    } else {
      facts.percent("share", share);
    }
    double rest = Math.abs(change - named.delta());
    return new Finding(
        Finding.sign(named.delta()),
        offset
            ? new Effect("change of the segment", own, "percent")
            : new Effect("share of the change", share, "percent"),
        Finding.score(own, 0.3),
        Math.abs(named.delta()) / (Math.abs(named.delta()) + rest),
        facts,
        facts.text("segment"),
        named.scope(),
        span(),
        axis.length() - window,
        chart(named));
  }

  /** The total changed and no segment did so more clearly than it. */
  private @Nullable Finding broad(Segment total) {
    double own = total.baseline() > 0 ? total.delta() / total.baseline() : 0;
    if (Math.abs(own) < LEAST_CHANGE) {
      return null;
    }
    FactSheet facts = base(total).name("broad", "yes");
    return new Finding(
        Finding.sign(total.delta()),
        new Effect("change", own, "percent"),
        Finding.score(own, 0.3),
        1,
        facts,
        null,
        Scope.ALL,
        span(),
        axis.length() - window,
        chart(total));
  }

  private FactSheet base(Segment total) {
    FactSheet facts =
        new FactSheet()
            .measure("baseline", total.baseline())
            .measure("current", total.current())
            .measure("change", total.delta())
            .count("window", window)
            .name("grain", axis.grain().noun())
            .count("segments", segments.size());
    if (total.baseline() > 0) {
      facts.percent("changeShare", total.delta() / total.baseline());
    }
    return facts;
  }

  /** The named segment and the clearest others in the same direction that share no cell with it. */
  private List<Segment> more(Segment named) {
    List<Segment> parts = new ArrayList<>(List.of(named));
    while (parts.size() < MOST_SEGMENTS) {
      Segment next = null;
      for (Segment candidate : segments) {
        boolean apart = parts.stream().allMatch(part -> disjoint(part.scope(), candidate.scope()));
        boolean real = candidate.test().p() * segments.size() < 0.01;
        boolean same = candidate.delta() * named.delta() > 0;
        if (apart && real && same && (next == null || candidate.clarity() > next.clarity())) {
          next = candidate;
        }
      }
      if (next == null) {
        break;
      }
      parts.add(next);
    }
    return parts;
  }

  /** Whether two scopes fix one dimension at different members. */
  private static boolean disjoint(Scope a, Scope b) {
    return a.filters().stream()
        .anyMatch(
            f ->
                b.filters().stream()
                    .anyMatch(g -> g.dimension() == f.dimension() && g.member() != f.member()));
  }

  private double margin(Segment segment) {
    return 1.96 * segment.test().standardError() * window;
  }

  private Finding.Span span() {
    int n = axis.length();
    return new Finding.Span(
        axis.startOf(n - window),
        axis.endOf(n - 1),
        axis.startOf(n - 2 * window),
        axis.endOf(n - window - 1));
  }

  private InsightChart chart(Segment named) {
    double[] x = cube.series(measure, named.scope());
    List<String> labels = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int t = x.length - 3 * window; t < x.length; t++) {
      labels.add(axis.startOf(t).toString());
      values.add(x[t]);
      boolean now = t >= x.length - window;
      boolean before = !now && t >= x.length - 2 * window;
      means.add(now ? named.current() / window : before ? named.baseline() / window : Double.NaN);
    }
    return new InsightChart(
        InsightChart.Type.LINE, labels, values, "mean of the window", means, List.of());
  }

  private static boolean seasonal(double[] raw, TimeAxis axis) {
    int period = axis.grain().season();
    if (period < 2 || raw.length < 3 * period) {
      return false;
    }
    double[] x = raw.clone();
    for (int t = 0; t < x.length; t++) {
      x[t] = Double.isNaN(x[t]) ? (t == 0 ? 0 : x[t - 1]) : x[t];
    }
    return SeasonTest.of(x, period).p() < 0.01;
  }
}
