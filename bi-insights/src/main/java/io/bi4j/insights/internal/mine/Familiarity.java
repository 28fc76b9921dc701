package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.InsightKind;

/** How much news a kind of finding usually is to people who know their business. */
final class Familiarity {
  private Familiarity() {}

  /** A factor of the score: seasons and rankings are mostly known, changes are not. */
  static double of(InsightKind kind) {
    return switch (kind) {
      case SEASONALITY -> 0.6;
      case OUTSTANDING_TOP, OUTSTANDING_BOTTOM, MAJORITY, CONCENTRATION -> 0.8;
      default -> 1;
    };
  }
}
