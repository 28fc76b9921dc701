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
    return new EmbeddedQueryEngine(runtime, false);
  }

  /**
   * The same engine, which lets the database of a {@link io.bi4j.core.source.JdbcSource} filter and
   * group the rows where it does so exactly as the engine would (DuckDB, PostgreSQL, SQLite), and
   * computes the rest itself. Answers are equal; FLOAT64 within 1e-12 relative.
   *
   * @since 0.2
   */
  static QueryEngine pushingDown(BiRuntime runtime) {
    return new EmbeddedQueryEngine(runtime, true);
  }

  /**
   * Says in words which part of a query is computed where, and why, without computing it.
   *
   * @throws io.bi4j.core.BiException as {@link #run} does for a query that cannot be answered
   * @since 0.2
   */
  default String explain(MetricQuery query, SemanticModel model, DataCatalog data) {
    return "groups: embedded\ncomparison, calculations, order of the result: embedded";
  }
}
