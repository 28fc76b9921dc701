package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

import io.bi4j.core.model.Model;
import io.bi4j.core.model.ModelKind;
import io.bi4j.core.model.TrainContext;
import io.bi4j.core.model.Trainer;
import io.bi4j.core.model.TrainingSet;

/**
 * One kind of model that can be trained, with settings that suit most data.
 *
 * @param id a stable name, for example {@code bi4j.ets}
 * @param title a name for people
 * @param trainer learns such models
 * @param defaults settings that suit most data
 * @param <C> the settings
 * @since 0.1
 */
public record ModelTemplate<C>(String id, String title, Trainer<C> trainer, C defaults) {
  public ModelTemplate {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(trainer, "trainer");
    requireNonNull(defaults, "defaults");
  }

  /** What the trained models answer. */
  public ModelKind kind() {
    return trainer.kind();
  }

  /** Learns with the default settings; see {@link Trainer#train}. */
  public Model train(TrainingSet data, TrainContext context) {
    return trainer.train(data, defaults, context);
  }
}
