package io.bi4j.insights.internal.discover;

import io.bi4j.core.BiRuntime;
import io.bi4j.core.insight.InsightEngine;
import io.bi4j.core.spi.InsightEngineProvider;

/** Offers the engine of this module to runtimes. */
public final class EngineProvider implements InsightEngineProvider {

  /** For {@link java.util.ServiceLoader}. */
  public EngineProvider() {}

  @Override
  public String id() {
    return "bi-insights";
  }

  @Override
  public InsightEngine create(BiRuntime runtime) {
    return new DiscoveryEngine(runtime);
  }
}
