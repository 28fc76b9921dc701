package io.bi4j.core.spi;

import static java.util.Objects.requireNonNull;

/**
 * A part of a source that one reader reads from start to end.
 *
 * @param id unique within the plan, for example a file name or a key range
 * @since 0.1
 */
public record Split(String id) {
  public Split {
    requireNonNull(id, "id");
  }
}
