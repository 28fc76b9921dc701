package io.bi4j.core.spi;

import io.bi4j.core.state.StreamState;
import java.util.Map;

/**
 * How far a run had come when it was committed.
 *
 * @param sequence counted from one within a run
 * @param states what each source of the pipeline is to remember, by source name
 * @since 0.1
 */
public record Checkpoint(long sequence, Map<String, StreamState> states) {
  public Checkpoint {
    states = Map.copyOf(states);
  }
}
