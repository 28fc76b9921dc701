package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.cube.CubeMeasure;
import io.bi4j.insights.internal.cube.Scope;
import io.bi4j.insights.internal.detect.Detectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds a finding under another of which it is a consequence, so that one event is told once.
 *
 * <p>What counts as a consequence is decided by {@link Consequences}. Of two findings that explain
 * each other the wider scope is told, then a sum before a ratio, then the calmer measure (of
 * members, the measure that the model names first).
 */
final class Folding {
  private static final int MOST_CANDIDATES = 150;
  private static final int MANY_SIBLINGS = 4;
  private static final Comparator<Judged> BY_SCORE =
      Comparator.comparingDouble(Judged::score).reversed().thenComparing(j -> j.hypothesis().key());

  private final Consequences consequences;

  Folding(Consequences consequences) {
    this.consequences = consequences;
  }

  /** The findings that stand on their own, best first. */
  List<Judged> fold(List<Judged> byScore, int most) {
    List<Judged> heads = new ArrayList<>();
    int looked = 0;
    for (Judged candidate : byScore) {
      if (heads.size() >= most || looked++ >= MOST_CANDIDATES) {
        break;
      }
      place(candidate, heads);
    }
    List<Judged> alone = new ArrayList<>();
    for (Judged head : heads) {
      Judged cause = consequences.jointCause(head, heads);
      if (cause == null || alone.isEmpty() || !alone.contains(cause)) {
        alone.add(head);
      } else {
        cause.take(head);
      }
    }
    alone.sort(BY_SCORE);
    return siblings(alone);
  }

  /** Of many members of one dimension that show the same, the first stands for the others. */
  private static List<Judged> siblings(List<Judged> byScore) {
    Map<String, List<Judged>> families = new LinkedHashMap<>();
    for (Judged judged : byScore) {
      if (Detectors.aboutSeries(judged.hypothesis().kind())
          && judged.hypothesis().scope().depth() > 0) {
        families.computeIfAbsent(family(judged), key -> new ArrayList<>()).add(judged);
      }
    }
    List<Judged> told = new ArrayList<>(byScore);
    for (List<Judged> family : families.values()) {
      if (family.size() >= MANY_SIBLINGS) {
        for (Judged other : family.subList(1, family.size())) {
          family.get(0).take(other);
          told.remove(other);
        }
      }
    }
    return told;
  }

  private static String family(Judged judged) {
    return judged.hypothesis().kind()
        + "|"
        + judged.hypothesis().measure().name()
        + "|"
        + judged.finding().direction()
        + "|"
        + Arrays.toString(judged.hypothesis().scope().dimensions());
  }

  private void place(Judged candidate, List<Judged> heads) {
    List<Judged> explained = new ArrayList<>();
    for (Judged known : heads) {
      boolean consequence = consequences.explains(known, candidate);
      boolean cause =
          (!consequence || preferred(candidate, known)) && consequences.explains(candidate, known);
      if (consequence && !cause) {
        known.take(candidate);
        explained.forEach(known::take);
        heads.removeAll(explained);
        return;
      }
      if (cause) {
        explained.add(known);
      }
    }
    heads.removeAll(explained);
    explained.forEach(candidate::take);
    heads.add(candidate);
  }

  /** Whether, of two findings that explain each other, the first is the better one to tell. */
  private boolean preferred(Judged one, Judged other) {
    Scope a = one.finding().scope();
    Scope b = other.finding().scope();
    if (a.depth() != b.depth()) {
      return a.depth() < b.depth();
    }
    int rank = rank(one.hypothesis().measure()) - rank(other.hypothesis().measure());
    if (rank != 0) {
      return rank < 0;
    }
    if (one.hypothesis().breakdown() >= 0) {
      return consequences.order(one.hypothesis().measure())
          < consequences.order(other.hypothesis().measure());
    }
    double mine = consequences.noise(one.hypothesis().measure(), a);
    double its = consequences.noise(other.hypothesis().measure(), b);
    return mine != its
        ? mine < its
        : Math.abs(one.hypothesis().statistic()) > Math.abs(other.hypothesis().statistic());
  }

  private static int rank(@Nullable CubeMeasure measure) {
    return measure == null ? 3 : measure.aggregate().ordinal();
  }
}
