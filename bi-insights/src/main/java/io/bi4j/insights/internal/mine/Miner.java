package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.Coverage;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.detect.Hypothesis;
import io.bi4j.insights.internal.detect.ScopeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One search over the cubes of a data set: detect, judge together, fold consequences, rank.
 *
 * <p>Deterministic: the outcome depends on cubes and options only. Confined to one thread.
 */
public final class Miner {
  private static final int CLOSEST = 5;
  private static final String NOT_SURE = "large enough, but not sure enough";
  private static final String NEITHER = "neither large nor sure enough";

  private final List<Cube> cubes;
  private final MiningOptions options;

  /** A search over the same data on one or more time axes, finest first. */
  public Miner(List<Cube> cubes, MiningOptions options) {
    this.cubes = List.copyOf(cubes);
    this.options = options;
  }

  /** Findings best first, and what the search covered. */
  public record Result(List<Judged> findings, Coverage coverage) {}

  public Result mine() {
    SearchSpace space = new SearchSpace(cubes, options);
    Detection detection = new Detection(cubes, space, options);
    Multiplicity judged = Multiplicity.judge(detection.run(), options.alpha(), options.seed());
    List<Judged> accepted = new ArrayList<>();
    List<Coverage.Miss> misses = new ArrayList<>();
    for (Multiplicity.Verdict verdict : judged.verdicts()) {
      Finding finding = verdict.finding();
      if (finding != null && verdict.q() <= options.alpha()) {
        accepted.add(ranked(verdict, finding, space));
      } else {
        misses.add(miss(verdict, finding == null));
      }
    }
    accepted.sort(
        Comparator.comparingDouble(Judged::score)
            .reversed()
            .thenComparing(j -> j.hypothesis().key()));
    List<Judged> heads =
        new Folding(new Consequences(detection, space)).fold(accepted, 3 * options.top());
    List<Judged> chosen = new Diversifier(space).choose(heads, options.top());
    return new Result(
        chosen,
        new Coverage(
            space.scopes().size(),
            judged.tests(),
            judged.rejected(),
            options.alpha(),
            space.skipped(),
            closest(misses),
            true,
            List.of()));
  }

  /** First what is large but not sure enough, the surest first; then what is sure but small. */
  private static List<Coverage.Miss> closest(List<Coverage.Miss> misses) {
    return misses.stream()
        .sorted(
            Comparator.comparing((Coverage.Miss miss) -> !miss.reason().equals(NOT_SURE))
                .thenComparing(miss -> miss.reason().equals(NEITHER))
                .thenComparingDouble(Coverage.Miss::q)
                .thenComparingDouble(Coverage.Miss::p))
        .limit(CLOSEST)
        .toList();
  }

  private Judged ranked(Multiplicity.Verdict verdict, Finding finding, SearchSpace space) {
    Hypothesis hypothesis = verdict.hypothesis();
    double impact = finding.impact();
    if (hypothesis.breakdown() < 0 && hypothesis.kind() != InsightKind.ATTRIBUTION) {
      impact *= space.share(hypothesis.scope());
    }
    double sureness =
        hypothesis.exact() ? 1 : Math.max(0, Math.min(1, -Math.log10(verdict.q()) / 6));
    double score = Math.sqrt(impact) * finding.effectScore() * sureness;
    return new Judged(
        hypothesis, finding, verdict, impact, score * Familiarity.of(hypothesis.kind()));
  }

  private Coverage.Miss miss(Multiplicity.Verdict verdict, boolean small) {
    Hypothesis hypothesis = verdict.hypothesis();
    String scope = ScopeNames.of(cubes.get(0), hypothesis.scope());
    if (hypothesis.breakdown() >= 0) {
      scope = "by " + cubes.get(0).dimensions().get(hypothesis.breakdown()).name();
    }
    boolean sure = verdict.q() <= options.alpha();
    return new Coverage.Miss(
        hypothesis.kind(),
        hypothesis.measure().name(),
        scope.isEmpty() && hypothesis.scope().equals(Scope.ALL) ? "all rows" : scope,
        verdict.p(),
        verdict.q(),
        sure ? "real, but small or better told by another insight" : small ? NEITHER : NOT_SURE);
  }
}
