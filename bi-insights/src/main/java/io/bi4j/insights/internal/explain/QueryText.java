package io.bi4j.insights.internal.explain;

import io.bi4j.core.insight.InsightScope;
import io.bi4j.insights.internal.mine.Judged;

/** Writes the query that gives the numbers of a finding, in its canonical text form. */
@FunctionalInterface
public interface QueryText {
  String of(Judged judged, InsightScope scope);
}
