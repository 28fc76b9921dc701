package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.mine.Judged;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Puts findings into English. */
final class Teller {
  static final int LONGEST_HEADLINE = 90;
  private static final int[] NAME_LENGTHS = {40, 24, 16, 11, 8};
  private static final Map<InsightKind, Plan> PLANS = new EnumMap<>(InsightKind.class);

  static {
    PLANS.put(InsightKind.TREND, new SeriesPlans.Trend());
    PLANS.put(InsightKind.CHANGE_POINT, new SeriesPlans.Step());
    PLANS.put(InsightKind.OUTLIER_TIME, new SeriesPlans.Outlier());
    PLANS.put(InsightKind.SEASONALITY, new SeriesPlans.Season());
    PLANS.put(InsightKind.MISSING_DATA, new SeriesPlans.Missing());
    PLANS.put(InsightKind.OUTSTANDING_TOP, new MemberPlans.Extreme());
    PLANS.put(InsightKind.OUTSTANDING_BOTTOM, new MemberPlans.Extreme());
    PLANS.put(InsightKind.MAJORITY, new MemberPlans.Majority());
    PLANS.put(InsightKind.CONCENTRATION, new MemberPlans.Few());
    PLANS.put(InsightKind.ATTRIBUTION, new AttributionPlan());
  }

  private Teller() {}

  /** The words of one insight. */
  record Words(String headline, String explanation, String caveat, String method) {}

  /**
   * @param scope names of the filters, empty for all rows
   * @param tests hypotheses tested in the run
   */
  static Words tell(Judged judged, String scope, long tests) {
    Plan plan = plan(judged.hypothesis().kind());
    Told told = told(judged, scope, NAME_LENGTHS[0]);
    String explanation = plan.explanation(told) + " " + sureness(judged);
    return new Words(
        headline(judged, scope), explanation, plan.caveat(told), method(judged, tests));
  }

  /**
   * The headline alone; names are shortened until it fits, the line is cut when even that fails.
   */
  static String headline(Judged judged, String scope) {
    Plan plan = plan(judged.hypothesis().kind());
    String line = "";
    for (int length : NAME_LENGTHS) {
      line = plan.headline(told(judged, scope, length));
      if (line.length() <= LONGEST_HEADLINE) {
        return line;
      }
    }
    return Names.shorten(line, LONGEST_HEADLINE);
  }

  /** How sure, in words fixed by q. */
  static String sureness(Judged judged) {
    if (judged.hypothesis().exact()) {
      return "This is a fact of the data, not an estimate.";
    }
    if (judged.q() <= 0.001) {
      return "This is very likely real.";
    }
    return judged.q() <= 0.01 ? "This is likely real." : "This is suggestive, not certain.";
  }

  private static String method(Judged judged, long tests) {
    if (judged.hypothesis().exact()) {
      return "Counted: " + judged.hypothesis().test() + ".";
    }
    String resampled =
        judged.draws() > 0 ? ", checked by " + NumberText.count(judged.draws()) + " resamples" : "";
    return String.format(
        Locale.ROOT,
        "Test: %s on %s values, p %s%s; q %s after %s tests in this run.",
        judged.hypothesis().test(),
        NumberText.count(judged.hypothesis().n()),
        NumberText.probability(judged.p()),
        resampled,
        NumberText.probability(judged.q()),
        NumberText.count(tests));
  }

  private static Told told(Judged judged, String scope, int nameLength) {
    CubeMeasure measure = judged.hypothesis().measure();
    Finding finding = judged.finding();
    return new Told(finding, measure, scope, nameLength);
  }

  private static Plan plan(InsightKind kind) {
    Plan plan = PLANS.get(kind);
    if (plan == null) {
      throw new IllegalStateException("no sentences for " + kind);
    }
    return plan;
  }
}
