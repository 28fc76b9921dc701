package io.bi4j.core.semantic;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.internal.semantic.EmbeddedQueryEngine;

/**
 * Answers queries.
 *
 * <p>An engine refuses what would give meaningless numbers: sums of a measure over a dimension over
 * which it is not additive ({@code core/not-additive}), and of amounts in several currencies
 * ({@code core/mixed-currency}).
 *
 * @since 0.1
 */
public interface QueryEngine {
  /**
   * Answers a query.
   *
   * @throws io.bi4j.core.BiException {@code core/unknown-measure} and {@code
   *     core/unknown-dimension} for names the model does not have; {@code core/bad-query} for a
   *     query that contradicts itself; {@code core/not-covered} when the model does not connect
   *     what it asks for; and the two above
   */
  QueryResult run(MetricQuery query, SemanticModel model, DataCatalog data);

  /**
   * The engine that computes in this process, with the workers of a runtime and its clock for
   * relative times. It holds one row per group in memory. Thread-safe as long as the runtime is
   * open.
   */
  static QueryEngine embedded(BiRuntime runtime) {
    return new EmbeddedQueryEngine(runtime);
  }
}
