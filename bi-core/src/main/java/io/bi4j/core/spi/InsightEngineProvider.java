package io.bi4j.core.spi;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.insight.InsightEngine;

/**
 * Makes the insight engine of a runtime; found by {@link java.util.ServiceLoader}. The module
 * bi-insights brings one.
 *
 * @since 0.1
 */
public interface InsightEngineProvider {
  /** A short name, for messages. */
  String id();

  /** An engine that runs its queries on a runtime; it ends with the runtime. */
  InsightEngine create(BiRuntime runtime);
}
