package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.detect.Hypothesis;
import io.bi4j.insights.internal.stat.BenjaminiHochberg;
import io.bi4j.insights.internal.stat.Resampling;
import io.bi4j.insights.internal.stat.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges all hypotheses of a run together.
 *
 * <p>First every analytic p enters Benjamini and Hochberg's procedure. Those within reach of
 * rejection (five times its threshold) whose effect is large enough to be reported are resampled
 * and keep the larger p; then the procedure runs again over all of them. Facts are not hypotheses
 * and do not count.
 */
final class Multiplicity {
  private static final double REACH = 5;

  private final List<Verdict> verdicts = new ArrayList<>();
  private int tests;
  private int rejected;

  /** The outcome for one hypothesis. */
  record Verdict(Hypothesis hypothesis, @Nullable Finding finding, double p, double q, int draws) {}

  private Multiplicity() {}

  static Multiplicity judge(List<Hypothesis> all, double alpha, long seed) {
    List<Hypothesis> inferred = all.stream().filter(h -> !h.exact()).toList();
    double[] p = inferred.stream().mapToDouble(Hypothesis::p).toArray();
    int[] draws = new int[p.length];
    @Nullable Finding[] findings = new Finding[p.length];
    double limit = REACH * alpha * Math.max(1, count(p, alpha)) / Math.max(1, p.length);
    for (int i = 0; i < p.length; i++) {
      findings[i] = p[i] <= Math.max(limit, alpha) ? inferred.get(i).finding().get() : null;
      var resample = inferred.get(i).resample();
      if (p[i] <= limit && resample != null && findings[i] != null) {
        Resampling second = resample.apply(new SeededRandom(seed, inferred.get(i).key()));
        p[i] = Math.max(p[i], second.p());
        draws[i] = second.draws();
      }
    }
    double[] q = BenjaminiHochberg.qValues(p);
    Multiplicity result = new Multiplicity();
    result.tests = p.length;
    for (int i = 0; i < p.length; i++) {
      result.verdicts.add(new Verdict(inferred.get(i), findings[i], p[i], q[i], draws[i]));
      result.rejected += q[i] <= alpha ? 1 : 0;
    }
    all.stream()
        .filter(Hypothesis::exact)
        .forEach(h -> result.verdicts.add(new Verdict(h, h.finding().get(), 0, 0, 0)));
    return result;
  }

  List<Verdict> verdicts() {
    return verdicts;
  }

  /** Hypotheses tested: the m of the correction. */
  int tests() {
    return tests;
  }

  int rejected() {
    return rejected;
  }

  private static int count(double[] p, double alpha) {
    int count = 0;
    for (double q : BenjaminiHochberg.qValues(p)) {
      count += q <= alpha ? 1 : 0;
    }
    return count;
  }
}
