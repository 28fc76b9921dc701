package io.bi4j.core.insight;

import io.bi4j.core.data.RecordSet;

/**
 * Finds, tests and explains what stands out in data.
 *
 * <p><b>Sureness.</b> Among the insights of a run that infer something, the expected share of false
 * ones is at most {@link InsightRequest#alpha()}; on data without any pattern few runs return any.
 *
 * <p><b>Determinism.</b> The same data, request and version give the same result, bit for bit.
 *
 * <p><b>Threads.</b> An engine is thread-safe.
 *
 * @since 0.1
 */
public interface InsightEngine {

  /** Looks for everything in a record set, with an inferred model and default strictness. */
  default InsightResult discover(RecordSet data) {
    return discover(InsightRequest.of(data).build());
  }

  /**
   * Looks for what a request asks.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-measure} when the request names a measure
   *     that the model lacks
   */
  InsightResult discover(InsightRequest request);
}
