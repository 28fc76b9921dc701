package io.bi4j.core.insight;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a search looked at, so that an empty or short list explains itself.
 *
 * @param scopesSeen parts of the data that were examined
 * @param testsRun hypotheses tested; the number that the correction for multiple testing used
 * @param rejected hypotheses with a q-value at or below alpha, before minimum effects and folding
 * @param alpha the false discovery rate asked for
 * @param skipped rule to how often it kept something from being examined
 * @param closest the best candidates that were not reported, with the reason
 * @param exhausted whether everything in the search space was examined
 * @param notes what the search could not do with this data, in sentences
 * @since 0.1
 */
public record Coverage(
    long scopesSeen,
    long testsRun,
    long rejected,
    double alpha,
    Map<String, Long> skipped,
    List<Miss> closest,
    boolean exhausted,
    List<String> notes) {

  /**
   * A candidate that was not reported.
   *
   * @param kind what it would have said
   * @param measure about which measure
   * @param scope in which part, in words
   * @param p its p-value
   * @param q its q-value
   * @param reason why it was left out
   */
  public record Miss(
      InsightKind kind, String measure, String scope, double p, double q, String reason) {}

  public Coverage {
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    closest = List.copyOf(closest);
    notes = List.copyOf(notes);
  }
}
