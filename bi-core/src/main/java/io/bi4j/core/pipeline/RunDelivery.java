package io.bi4j.core.pipeline;

import static java.util.Objects.requireNonNull;

/**
 * How a run reached its sink.
 *
 * @param promise what the pipeline promises
 * @param run the id of the run
 * @param resumed whether it went on behind a commit of an earlier attempt
 * @param rowsBefore rows that earlier attempts had committed
 * @param commits how many commits this attempt made; 0 when the run had come to its end before
 * @since 0.1
 */
public record RunDelivery(
    Delivery promise, String run, boolean resumed, long rowsBefore, long commits) {
  public RunDelivery {
    requireNonNull(promise, "promise");
    requireNonNull(run, "run");
  }
}
