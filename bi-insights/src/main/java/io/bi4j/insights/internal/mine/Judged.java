package io.bi4j.insights.internal.mine;

import io.bi4j.insights.internal.detect.Finding;
import io.bi4j.insights.internal.detect.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/** A hypothesis with its final p and q, its finding and rank, and what was folded under it. */
public final class Judged {
  private final Hypothesis hypothesis;
  private final Finding finding;
  private final double p;
  private final double q;
  private final int draws;
  private final double impact;
  private final double score;
  private final List<Judged> supports = new ArrayList<>();

  Judged(
      Hypothesis hypothesis,
      Finding finding,
      Multiplicity.Verdict verdict,
      double impact,
      double score) {
    this.hypothesis = hypothesis;
    this.finding = finding;
    this.p = verdict.p();
    this.q = verdict.q();
    this.draws = verdict.draws();
    this.impact = impact;
    this.score = score;
  }

  public Hypothesis hypothesis() {
    return hypothesis;
  }

  public Finding finding() {
    return finding;
  }

  public double p() {
    return p;
  }

  public double q() {
    return q;
  }

  public int draws() {
    return draws;
  }

  public double impact() {
    return impact;
  }

  public double score() {
    return score;
  }

  /** Findings that are consequences of this one. */
  public List<Judged> supports() {
    return supports;
  }

  /** Takes another finding, and what it had taken, under this one. */
  void take(Judged other) {
    supports.add(other);
    supports.addAll(other.supports);
    other.supports.clear();
  }
}
