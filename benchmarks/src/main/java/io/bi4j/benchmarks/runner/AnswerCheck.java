package io.bi4j.benchmarks.runner;

import io.bi4j.benchmarks.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer of one job against the first: a different digest, or a different count where
 * both count, makes the comparison fail.
 */
final class AnswerCheck {
  private final String job;
  private final Map<String, Expectation> expected = new LinkedHashMap<>();

  private record Expectation(String value, String peer, String summary) {}

  AnswerCheck(String job) {
    this.job = job;
  }

  void check(String peer, Measurement run) {
    same("digest", run.digest(), peer, run);
    count("records read", run.records(), peer, run);
    count("records left out", run.leftOut(), peer, run);
  }

  private void count(String what, long value, String peer, Measurement run) {
    if (value != Answer.NOT_COUNTED) {
      same(what, Long.toString(value), peer, run);
    }
  }

  private void same(String what, String value, String peer, Measurement run) {
    @Nullable Expectation before =
        expected.putIfAbsent(what, new Expectation(value, peer, run.summary()));
    if (before != null && !before.value().equals(value)) {
      throw new WrongAnswerException(
          "Job %s: %s of %s (run %d) is %s, of %s %s. %s: %s. %s: %s. No time of this job counts."
              .formatted(
                  job,
                  what,
                  peer,
                  run.run(),
                  value,
                  before.peer(),
                  before.value(),
                  peer,
                  run.summary(),
                  before.peer(),
                  before.summary()));
    }
  }

  /** The digest all peers agree on. */
  String digest() {
    Expectation digest = expected.get("digest");
    return digest == null ? "none" : digest.value();
  }
}
