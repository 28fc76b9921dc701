package io.bi4j.core.state;

import static java.util.Objects.requireNonNull;

/**
 * A place inside a split after which reading can go on, written and understood by the source only.
 *
 * @param token the source's own text
 * @since 0.1
 */
public record SplitPosition(String token) {
  public SplitPosition {
    requireNonNull(token, "token");
  }
}
