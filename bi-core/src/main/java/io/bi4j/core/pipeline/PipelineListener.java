package io.bi4j.core.pipeline;

/**
 * Hears how runs go on. Called by a thread of the run, at most a few times a second; must return
 * soon. An exception of a listener is logged and does not touch the run.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PipelineListener {
  /** Something happened. */
  void on(RunEvent event);
}
