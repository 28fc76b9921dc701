package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.InsightScope;
import io.bi4j.insights.internal.mine.Judged;

/** Where the numbers of a finding come from. */
@FunctionalInterface
public interface Provenance {

  /** The query of a finding and the hash of its result. */
  Checked of(Judged judged, InsightScope scope);

  /**
   * A query that was asked.
   *
   * @param query its canonical text
   * @param resultHash hash of all cells of its result
   */
  record Checked(String query, String resultHash) {}
}
