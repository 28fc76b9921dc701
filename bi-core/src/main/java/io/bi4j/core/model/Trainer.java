package io.bi4j.core.model;

/**
 * Learns a model from rows.
 *
 * <p><b>Threads.</b> Trainers are thread-safe; {@link #train} may run several times at once. The
 * same data, settings and seed give the same model.
 *
 * @param <C> the settings, an immutable type with its own checks
 * @since 0.1
 */
public interface Trainer<C> {

  /** What the trained models answer. */
  ModelKind kind();

  /**
   * Learns from rows. Runs on the calling thread and looks at {@link TrainContext#checkCancelled()}
   * regularly.
   *
   * @throws io.bi4j.core.BiException when the data do not allow it, with the rule and a next step,
   *     or {@code core/cancelled}
   */
  Model train(TrainingSet data, C config, TrainContext context);
}
