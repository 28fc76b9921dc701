package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The door to all detectors. */
public final class Detectors {
  private static final Set<InsightKind> SERIES =
      EnumSet.of(
          InsightKind.TREND,
          InsightKind.CHANGE_POINT,
          InsightKind.OUTLIER_TIME,
          InsightKind.SEASONALITY);

  private Detectors() {}

  /** Whether a kind is about one series. */
  public static boolean aboutSeries(InsightKind kind) {
    return SERIES.contains(kind);
  }

  /** Tests one series for every wanted kind. */
  public static List<Hypothesis> series(SeriesProfile series, Set<InsightKind> wanted) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (InsightKind kind : SERIES) {
      Hypothesis hypothesis = wanted.contains(kind) ? series(series, kind) : null;
      if (hypothesis != null) {
        hypotheses.add(hypothesis);
      }
    }
    return hypotheses;
  }

  /** Tests the members of a dimension for every wanted kind. */
  public static List<Hypothesis> members(
      Cube cube, CubeMeasure measure, int dimension, Set<InsightKind> wanted) {
    List<Hypothesis> hypotheses = new ArrayList<>();
    for (Hypothesis hypothesis : MemberDetector.test(cube, measure, dimension)) {
      if (wanted.contains(hypothesis.kind())) {
        hypotheses.add(hypothesis);
      }
    }
    Hypothesis concentration =
        wanted.contains(InsightKind.CONCENTRATION)
            ? ConcentrationDetector.test(cube, measure, dimension)
            : null;
    if (concentration != null) {
      hypotheses.add(concentration);
    }
    return hypotheses;
  }

  /** Tests which segment accounts for the last change; null when it cannot be tested. */
  public static @Nullable Hypothesis attribution(
      Cube cube, CubeMeasure measure, List<Scope> segments, Gaps gaps) {
    return AttributionDetector.test(cube, measure, segments, gaps);
  }

  /** The gaps of a cube as facts. */
  public static List<Hypothesis> missing(Cube cube, CubeMeasure measure, Gaps gaps) {
    return gaps.facts(cube, measure);
  }

  /** Whether a reduced series still shows what was found in the full one. */
  public static boolean shows(
      SeriesProfile reduced, InsightKind kind, Finding original, double level) {
    if (kind == InsightKind.OUTLIER_TIME) {
      return OutlierDetector.stillExtreme(reduced, original);
    }
    if (movesLevel(kind)) {
      return showsAs(reduced, InsightKind.TREND, original, level)
          || showsAs(reduced, InsightKind.CHANGE_POINT, original, level);
    }
    return showsAs(reduced, kind, original, level);
  }

  /**
   * Whether a kind tells of a level that moved: slowly or at once, which a reduced series blurs.
   */
  public static boolean movesLevel(InsightKind kind) {
    return kind == InsightKind.TREND || kind == InsightKind.CHANGE_POINT;
  }

  private static boolean showsAs(
      SeriesProfile reduced, InsightKind kind, Finding original, double level) {
    Hypothesis hypothesis = series(reduced, kind);
    if (hypothesis == null || hypothesis.p() > level) {
      return false;
    }
    Finding finding = hypothesis.finding().get();
    return finding != null && finding.direction() == original.direction();
  }

  private static @Nullable Hypothesis series(SeriesProfile series, InsightKind kind) {
    return switch (kind) {
      case TREND -> TrendDetector.test(series);
      case CHANGE_POINT -> ChangePointDetector.test(series);
      case OUTLIER_TIME -> OutlierDetector.test(series);
      case SEASONALITY -> SeasonDetector.test(series);
      default -> throw new IllegalArgumentException(kind + " is not about one series");
    };
  }
}
