package io.bi4j.core.state;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a source remembers of one stream between runs, for example a cursor per partition. Values
 * are text that the source itself wrote. Immutable.
 *
 * @param entries keys in alphabetical order
 * @since 0.1
 */
public record StreamState(Map<String, String> entries) {
  private static final StreamState EMPTY = new StreamState(Map.of());

  public StreamState {
    entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
  }

  /** The state before the first run. */
  public static StreamState empty() {
    return EMPTY;
  }
}
