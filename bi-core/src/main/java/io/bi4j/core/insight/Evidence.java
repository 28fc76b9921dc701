package io.bi4j.core.insight;

import java.util.List;
import java.util.Optional;

/**
 * What a host needs to check an insight: the query that gives its numbers, a hash of the result,
 * and the facts that the sentences were made from.
 *
 * @param query the query in its canonical text form
 * @param resultHash SHA-256 of the numbers the finding was computed from, first 16 hex digits
 * @param facts every number, date and name in the sentences
 * @since 0.1
 */
public record Evidence(String query, String resultHash, List<Fact> facts) {
  public Evidence {
    facts = List.copyOf(facts);
  }

  /** The fact with this id. */
  public Optional<Fact> fact(String id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }
}
