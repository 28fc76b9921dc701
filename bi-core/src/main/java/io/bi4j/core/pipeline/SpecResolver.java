package io.bi4j.core.pipeline;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.spi.Sink;
import io.bi4j.core.spi.Source;
import io.bi4j.core.spi.SourceRef;

/**
 * Turns the names in a {@link PipelineSpec} into sources and sinks. This is where a host decides
 * what a specification from a user may touch: a reference that it does not know, or does not allow,
 * is refused.
 *
 * @since 0.1
 */
public interface SpecResolver {
  /**
   * The source that a reference names.
   *
   * @throws BiException when there is none, or it is not allowed
   */
  Source source(SourceRef ref);

  /**
   * The sink that a reference names; none unless the host says otherwise.
   *
   * @throws BiException when there is none, or it is not allowed
   */
  default Sink sink(SourceRef ref) {
    throw new BiException(
        CoreErrors.UNKNOWN_SOURCE,
        "No sink is known for " + ref + ". Give the SpecResolver a sink for it.");
  }
}
