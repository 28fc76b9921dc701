package io.bi4j.insights.internal.mine;

import io.bi4j.core.insight.InsightKind;
import io.bi4j.core.insight.InsightRequest;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a search is done; see {@link InsightRequest} for the meaning of each part.
 *
 * @param top most findings to return
 * @param alpha false discovery rate
 * @param minImpact smallest share of rows of a scope
 * @param maxDepth most filters of a scope
 * @param seed seed of all resampling
 */
public record MiningOptions(
    Set<InsightKind> kinds, int top, double alpha, double minImpact, int maxDepth, long seed) {
  public MiningOptions {
    kinds = Set.copyOf(kinds);
  }

  public static MiningOptions defaults() {
    return new MiningOptions(
        EnumSet.allOf(InsightKind.class), 20, 0.05, 0.01, 2, InsightRequest.DEFAULT_SEED);
  }

  public static MiningOptions of(InsightRequest request) {
    return new MiningOptions(
        request.kinds(),
        request.top(),
        request.alpha(),
        request.minImpact(),
        request.maxDepth(),
        request.seed());
  }
}
