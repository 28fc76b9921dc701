package io.bi4j.insights.internal.detect;

import io.bi4j.core.insight.Direction;
import io.bi4j.core.insight.Effect;
import io.bi4j.core.insight.InsightKind;
import io.bi4j.insights.internal.cube.Breakdown;
import io.bi4j.insights.internal.cube.Cube;
import io.bi4j.insights.internal.cube.CubeDimension;
import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.stat.Concentration;
import io.bi4j.insights.internal.stat.Distributions;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.Sample;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Totals that a few members hold, compared with rows thrown at members by chance.
 *
 * <p>The null keeps the size of every row, so unequal rows alone are not a concentration of
 * members. Large sources that give no single rows are simulated from their moments.
 */
final class ConcentrationDetector {
  private static final int FEWEST_MEMBERS = 10;
  private static final int MOST_RECORDS = 20_000;
  private static final int PILOT = 60;
  private static final int DRAWS = 199;
  private static final double LARGE_TOP_FIFTH = 0.6;
  private static final double TIMES_CHANCE = 2;
  private static final double[] TOPS = {0.05, 0.1, 0.2};

  private ConcentrationDetector() {}

  /** The hypothesis; null with fewer than ten members or negative totals. */
  static @Nullable Hypothesis test(Cube cube, CubeMeasure measure, int dimension) {
    Breakdown breakdown = cube.breakdown(measure, dimension);
    double[] totals = breakdown.numerators();
    if (!measure.additive()
        || totals.length < FEWEST_MEMBERS
        || Arrays.stream(totals).anyMatch(v -> v < 0)
        || Sample.sum(totals) <= 0) {
      return null;
    }
    double[] records = cube.records(measure, dimension, MOST_RECORDS);
    SeededRandom random = new SeededRandom(17, measure.name() + "|" + dimension);
    double gini = Concentration.gini(totals);
    double[] pilot = new double[PILOT];
    double[] chance = new double[TOPS.length];
    for (int k = 0; k < PILOT; k++) {
      double[] draw = scatter(breakdown, records, random);
      pilot[k] = Concentration.gini(draw);
      for (int i = 0; i < TOPS.length; i++) {
        chance[i] += Concentration.topShare(draw, top(totals.length, TOPS[i])) / PILOT;
      }
    }
    double mean = Sample.mean(pilot);
    double sigma = Math.max(1e-12, Math.sqrt(Sample.variance(pilot)));
    double z = (gini - mean) / sigma;
    return new Hypothesis(
        InsightKind.CONCENTRATION,
        measure,
        Scope.ALL,
        dimension,
        "Gini against rows scattered by chance",
        gini,
        (int) Sample.sum(breakdown.counts()),
        z <= 0 ? 1 : Distributions.normalTwoSided(z),
        false,
        draws ->
            Resampling.withTail(
                z,
                DRAWS,
                () -> (Concentration.gini(scatter(breakdown, records, draws)) - mean) / sigma,
                Distributions::normalTwoSided),
        () -> finding(cube, breakdown, dimension, gini, chance));
  }

  private static double[] scatter(Breakdown breakdown, double[] records, SeededRandom random) {
    if (records.length > 0) {
      return Concentration.scatter(records, breakdown.size(), random);
    }
    double count = Sample.sum(breakdown.counts());
    return Concentration.scatterMoments(
        count,
        Sample.sum(breakdown.numerators()) / count,
        Sample.sum(breakdown.squares()) / count,
        breakdown.size(),
        random);
  }

  private static int top(int members, double share) {
    return Math.max(1, (int) Math.ceil(members * share - 1e-9));
  }

  private static @Nullable Finding finding(
      Cube cube, Breakdown breakdown, int dimension, double gini, double[] chance) {
    double[] totals = breakdown.numerators();
    int best = -1;
    for (int i = 0; i < TOPS.length; i++) {
      double share = Concentration.topShare(totals, top(totals.length, TOPS[i]));
      boolean large = share >= TIMES_CHANCE * chance[i] || (i == 2 && share >= LARGE_TOP_FIFTH);
      if (large && best < 0) {
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    int k = top(totals.length, TOPS[best]);
    double share = Concentration.topShare(totals, k);
    CubeDimension names = cube.dimensions().get(dimension);
    int[] order = MemberDetector.descending(totals);
    FactSheet facts =
        new FactSheet()
            .name("dimension", names.name())
            .count("k", k)
            .count("members", totals.length)
            .percent("share", share)
            .percent("chanceShare", chance[best])
            .plain("gini", gini)
            .plain("herfindahl", Concentration.herfindahl(totals))
            .percent("topFifthShare", Concentration.topShare(totals, top(totals.length, 0.2)))
            .name("first", names.members().get(order[0]));
    int[] highlighted = Arrays.copyOf(order, k);
    return new Finding(
        Direction.NONE,
        new Effect("share of the top " + k, share, "percent"),
        Finding.score(share / chance[best] - 1, 1),
        share,
        facts,
        null,
        Scope.ALL,
        MemberDetector.span(cube.axis()),
        -1,
        Charts.bars(names.members(), totals, order, highlighted));
  }
}
