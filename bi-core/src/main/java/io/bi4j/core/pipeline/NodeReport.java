package io.bi4j.core.pipeline;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows at one step. For steps that keep rows as they are, {@code in = out +
 * dropped + rejected}; a group-by, sort or write takes {@code out} of its rows {@code in}.
 *
 * @param step the number of the step
 * @param description what the step does
 * @param in rows that came in
 * @param out rows that went on or were taken
 * @param dropped rows that the step left out on purpose, for example by a filter
 * @param rejected rows that left because of an error
 * @param nulled cells that became null because of an error
 * @param counts counts that only this kind of step has, by name: a join counts {@code left
 *     matched}, {@code left unmatched}, {@code right matched} and {@code right unmatched}, which
 *     make up {@code in}
 * @since 0.1
 */
public record NodeReport(
    int step,
    String description,
    long in,
    long out,
    long dropped,
    long rejected,
    long nulled,
    Map<String, Long> counts) {
  public NodeReport {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  /** A step without counts of its own. */
  public NodeReport(
      int step, String description, long in, long out, long dropped, long rejected, long nulled) {
    this(step, description, in, out, dropped, rejected, nulled, Map.of());
  }
}
