package io.bi4j.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswerCheckTest {
  private final AnswerCheck check = new AnswerCheck("J2");

  @Test
  void equal_answers_pass_and_a_missing_count_is_no_difference() {
    check.check("A", run("d1", 10, 2));

    assertThatCode(() -> check.check("B", run("d1", -1, -1))).doesNotThrowAnyException();
    assertThatCode(() -> check.check("C", run("d1", 10, 2))).doesNotThrowAnyException();
  }

  @Test
  void another_digest_is_refused_with_both_names_and_digests() {
    check.check("A", run("d1", 10, 2));

    assertThatThrownBy(() -> check.check("B", run("d2", 10, 2)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContainingAll("J2", "digest", "A", "B", "d1", "d2");
  }

  @Test
  void another_count_is_refused_even_when_the_first_peer_did_not_count() {
    check.check("A", run("d1", -1, -1));
    check.check("B", run("d1", 10, 2));

    assertThatThrownBy(() -> check.check("C", run("d1", 11, 2)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContainingAll("records read", "B", "C");
    assertThatThrownBy(() -> check.check("C", run("d1", 10, 3)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessageContaining("left out");
  }

  private static Measurement run(String digest, long records, long leftOut) {
    return new Measurement(1, 1, 1, 1, 1, 1, 0, records, leftOut, digest, "summary");
  }
}
