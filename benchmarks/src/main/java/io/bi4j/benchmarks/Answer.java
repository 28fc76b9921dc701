package io.bi4j.benchmarks;

/**
 * The whole answer of one job, comparable between peers. Equality of answers is equality of {@link
 * #digest()} and of the counts that both peers give.
 */
public sealed interface Answer permits ColumnAnswer, GroupAnswer {
  /** Stands for a count that a peer's fastest way does not produce. */
  long NOT_COUNTED = -1;

  /** Records read, or {@link #NOT_COUNTED}. */
  long records();

  /** Records left out because a needed cell is not valid, or {@link #NOT_COUNTED}. */
  long leftOut();

  /** A fingerprint of everything else in the answer; equal answers have equal digests. */
  String digest();

  /** One line that a person can compare. */
  String summary();
}
