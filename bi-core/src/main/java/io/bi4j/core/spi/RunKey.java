package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

/**
 * Names one run of one pipeline.
 *
 * @param tenant whose pipeline it is, {@code default} when the host has no tenants
 * @param pipeline the name of the pipeline, unique for its tenant
 * @param run unique per run; a run that goes on after a crash keeps the id in its {@link
 *     Checkpoint#run()}
 * @param fence larger for every process that takes the pipeline over; a sink that keeps checkpoints
 *     refuses to commit for a smaller one
 * @since 0.1
 */
public record RunKey(String tenant, String pipeline, String run, long fence) {
  /** The tenant of hosts without tenants. */
  public static final String DEFAULT_TENANT = "default";

  public RunKey {
    requireNonNull(tenant, "tenant");
    requireNonNull(pipeline, "pipeline");
    requireNonNull(run, "run");
  }

  /** A run of the default tenant that nobody competes with. */
  public RunKey(String pipeline, String run) {
    this(DEFAULT_TENANT, pipeline, run, 0);
  }
}
