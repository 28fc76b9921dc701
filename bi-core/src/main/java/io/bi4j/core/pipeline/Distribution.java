package io.bi4j.core.pipeline;

/**
 * How rows may be shared between the workers of a {@link Transform}.
 *
 * @param kind how
 * @since 0.1
 */
public record Distribution(Kind kind) {
  /** Ways to share rows. */
  public enum Kind {
    /** One worker sees all rows, in the order of the input. */
    SINGLE,
    /** Any worker may see any batch; the function keeps nothing from one batch to the next. */
    STATELESS
  }

  /** One worker sees all rows, in the order of the input. */
  public static Distribution single() {
    return new Distribution(Kind.SINGLE);
  }

  /** Any worker may see any batch. */
  public static Distribution stateless() {
    return new Distribution(Kind.STATELESS);
  }
}
