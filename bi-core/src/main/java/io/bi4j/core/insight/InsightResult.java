package io.bi4j.core.insight;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Ranked insights, best first, with the coverage of the search that found them.
 *
 * @since 0.1
 */
public final class InsightResult implements Iterable<Insight> {
  private final String subject;
  private final List<Insight> insights;
  private final Coverage coverage;
  private final long seed;

  /**
   * A result about {@code subject} (the model's name) whose resampling started from {@code seed}.
   */
  public InsightResult(String subject, List<Insight> insights, Coverage coverage, long seed) {
    this.subject = requireNonNull(subject, "subject");
    this.insights = List.copyOf(insights);
    this.coverage = requireNonNull(coverage, "coverage");
    this.seed = seed;
  }

  /** What the insights are about. */
  public String subject() {
    return subject;
  }

  /** Best first; may be empty, and then {@link #coverage()} tells why. */
  public List<Insight> insights() {
    return insights;
  }

  /** What was looked at and what came closest. */
  public Coverage coverage() {
    return coverage;
  }

  /** The seed of all resampling; the same seed gives the same result. */
  public long seed() {
    return seed;
  }

  @Override
  public Iterator<Insight> iterator() {
    return insights.iterator();
  }

  /** The insights, best first. */
  public Stream<Insight> stream() {
    return insights.stream();
  }
}
