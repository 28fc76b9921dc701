package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.cube.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders findings by maximal marginal relevance, so that the first ones do not repeat each other.
 *
 * <p><b>Source.</b> Carbonell and Goldstein, SIGIR 1998.
 */
final class Diversifier {
  private static final double RELEVANCE = 0.7;
  private static final double OTHER = 0.4;

  private final SearchSpace space;

  Diversifier(SearchSpace space) {
    this.space = space;
  }

  List<Judged> choose(List<Judged> candidates, int most) {
    List<Judged> left = new ArrayList<>(candidates);
    List<Judged> chosen = new ArrayList<>();
    while (!left.isEmpty() && chosen.size() < most) {
      Judged best = left.get(0);
      double bestValue = Double.NEGATIVE_INFINITY;
      for (Judged candidate : left) {
        double closest = 0;
        for (Judged known : chosen) {
          closest = Math.max(closest, similarity(candidate, known));
        }
        double value = RELEVANCE * candidate.score() - (1 - RELEVANCE) * closest * 0.5;
        if (value > bestValue) {
          bestValue = value;
          best = candidate;
        }
      }
      chosen.add(best);
      left.remove(best);
    }
    return chosen;
  }

  private double similarity(Judged a, Judged b) {
    double similarity = overlap(a.finding().scope(), b.finding().scope());
    similarity *= a.hypothesis().measure().equals(b.hypothesis().measure()) ? 1 : OTHER;
    similarity *= a.hypothesis().kind() == b.hypothesis().kind() ? 1 : OTHER;
    return similarity * (a.hypothesis().breakdown() == b.hypothesis().breakdown() ? 1 : OTHER);
  }

  /** Jaccard similarity of the rows of two scopes, as if filters were independent. */
  private double overlap(Scope a, Scope b) {
    if (a.equals(b)) {
      return 1;
    }
    double shareA = space.share(a);
    double shareB = space.share(b);
    double common;
    if (a.contains(b)) {
      common = shareB;
    } else if (b.contains(a)) {
      common = shareA;
    } else if (Intersection.of(a, b).isEmpty()) {
      common = 0;
    } else {
      common = shareA * shareB;
    }
    double union = shareA + shareB - common;
    return union > 0 ? common / union : 0;
  }
}
