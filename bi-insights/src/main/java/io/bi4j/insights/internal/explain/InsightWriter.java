package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Evidence;
import io.bi4j.core.insight.Fact;
import io.bi4j.core.insight.Insight;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightScope;
import io.bi4j.core.insight.InsightTest;
import io.bi4j.core.insight.Sentiment;
import io.bi4j.core.semantic.GoodDirection;
import io.bi4j.core.semantic.Unit;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.detect.FactSheet;
import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.detect.Hypothesis;
import io.bi4j.insights.internal.detect.ScopeNames;
import io.bi4j.insights.internal.mine.Judged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns judged findings into the insights of the public API. */
public final class InsightWriter {
  private static final int MOST_SUPPORTS = 12;

  private final Cube cube;
  private final Provenance queries;
  private final long tests;

  /**
   * @param cube names of dimensions and members
   * @param queries the query behind a finding
   * @param tests hypotheses tested in the run
   */
  public InsightWriter(Cube cube, Provenance queries, long tests) {
    this.cube = cube;
    this.queries = queries;
    this.tests = tests;
  }

  /** The insight of a finding. */
  public Insight write(Judged judged) {
    Hypothesis hypothesis = judged.hypothesis();
    Finding finding = judged.finding();
    InsightScope scope = scope(judged);
    List<Fact> facts = facts(finding.facts(), hypothesis.measure().unit());
    Provenance.Checked checked = queries.of(judged, scope);
    Teller.Words words = Teller.tell(judged, ScopeNames.of(cube, hypothesis.scope()), tests);
    return Insight.builder(hypothesis.kind(), hypothesis.measure().name(), scope)
        .id(
            Hashes.shortHash(
                hypothesis.kind() + "|" + hypothesis.measure().name() + "|" + scope, 12))
        .member(finding.member())
        .direction(finding.direction(), sentiment(hypothesis, finding))
        .effect(finding.effect())
        .test(test(judged))
        .rank(judged.impact(), judged.score())
        .text(words.headline(), words.explanation(), words.caveat(), words.method())
        .evidence(new Evidence(checked.query(), checked.resultHash(), facts))
        .chart(finding.chart())
        .supports(supports(judged))
        .build();
  }

  private InsightScope scope(Judged judged) {
    Finding finding = judged.finding();
    InsightScope scope = InsightScope.of(ScopeNames.filters(cube, finding.scope()));
    if (judged.hypothesis().breakdown() >= 0) {
      scope = scope.by(cube.dimensions().get(judged.hypothesis().breakdown()).name());
    }
    Finding.Span span = finding.span();
    if (span != null) {
      scope = scope.during(span.from(), span.to());
      if (span.baselineFrom() != null && span.baselineTo() != null) {
        scope = scope.comparedWith(span.baselineFrom(), span.baselineTo());
      }
    }
    return scope;
  }

  private List<String> supports(Judged judged) {
    List<String> lines = new ArrayList<>();
    for (Judged support : judged.supports()) {
      String line = Teller.headline(support, ScopeNames.of(cube, support.hypothesis().scope()));
      if (lines.size() < MOST_SUPPORTS && !lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static InsightTest test(Judged judged) {
    Hypothesis hypothesis = judged.hypothesis();
    InsightTest.Method method =
        hypothesis.exact()
            ? InsightTest.Method.EXACT
            : judged.draws() > 0 ? InsightTest.Method.RESAMPLED : InsightTest.Method.ANALYTIC;
    return new InsightTest(
        hypothesis.test(),
        hypothesis.statistic(),
        hypothesis.n(),
        judged.p(),
        judged.q(),
        method,
        judged.draws());
  }

  private static List<Fact> facts(FactSheet sheet, Unit unit) {
    List<Fact> facts = new ArrayList<>();
    for (Map.Entry<String, FactSheet.Entry> named : sheet.entries().entrySet()) {
      FactSheet.Entry entry = named.getValue();
      String shown = Told.text(entry, unit);
      facts.add(
          switch (entry.kind()) {
            case DATE -> Fact.text(named.getKey(), shown, "date");
            case NAME -> Fact.text(named.getKey(), shown, "name");
            case PERCENT -> Fact.number(named.getKey(), entry.number(), "percent", shown);
            case COUNT -> Fact.number(named.getKey(), entry.number(), "count", shown);
            case PLAIN -> Fact.number(named.getKey(), entry.number(), "", shown);
            case MEASURE -> Fact.number(named.getKey(), entry.number(), unitName(unit), shown);
          });
    }
    return facts;
  }

  private static String unitName(Unit unit) {
    return switch (unit.kind()) {
      case RATIO -> "percent";
      case PERCENT -> "hundredths";
      case NONE, COUNT -> "";
      case CURRENCY, CURRENCY_IN, DURATION, CUSTOM -> unit.detail();
    };
  }

  private static Sentiment sentiment(Hypothesis hypothesis, Finding finding) {
    CubeMeasure measure = hypothesis.measure();
    boolean change =
        hypothesis.kind() != InsightKind.OUTSTANDING_TOP
            && hypothesis.kind() != InsightKind.OUTSTANDING_BOTTOM;
    if (!change || finding.direction() == Direction.NONE) {
      return Sentiment.NEUTRAL;
    }
    boolean up = finding.direction() == Direction.UP;
    if (measure.good().equals(GoodDirection.UP)) {
      return up ? Sentiment.GOOD : Sentiment.BAD;
    }
    return measure.good().equals(GoodDirection.DOWN)
        ? (up ? Sentiment.BAD : Sentiment.GOOD)
        : Sentiment.NEUTRAL;
  }
}
