package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

/**
 * Names one run of one pipeline.
 *
 * @param pipeline the name of the pipeline
 * @param run unique per run
 * @since 0.1
 */
public record RunKey(String pipeline, String run) {
  public RunKey {
    requireNonNull(pipeline, "pipeline");
    requireNonNull(run, "run");
  }
}
