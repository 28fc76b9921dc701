package io.bi4j.testkit;

/**
 * Makes one value from random choices. It must depend on nothing else, so that the same choices
 * make the same value; smaller choices should make simpler values, which is what shrinking relies
 * on.
 *
 * @param <T> the kind of value
 * @since 0.1
 */
@FunctionalInterface
public interface Draw<T> {
  /** A value made from these choices. */
  T from(Choices choices);
}
