package io.bi4j.core.internal.exec;

import io.bi4j.core.data.Schema;
import io.bi4j.core.json.JsonObject;
import java.util.Optional;

/**
 * A source that was looked at (columns, types, encoding) and whose reading can be done by the CPU
 * workers themselves, without a queue between. May be opened any number of times.
 */
public interface FusedInput {
  /** The columns. */
  Schema schema();

  /**
   * Opens the source for one stage.
   *
   * @param chunkSchema the columns of the stage's chunks; the first are those of the source
   * @param node the number of the step that reads
   */
  StageInput open(Schema chunkSchema, int node);

  /**
   * What tells the content of the source from another content, looked up now; empty when reading
   * cannot go on from a position.
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * Opens the source where another stage input, perhaps of another process, stood.
   *
   * @param position what {@link StageInput#position()} gave
   */
  default StageInput open(Schema chunkSchema, int node, JsonObject position) {
    throw new IllegalStateException("Reading cannot go on inside " + this);
  }
}
