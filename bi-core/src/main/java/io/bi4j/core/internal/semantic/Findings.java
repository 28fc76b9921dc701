package io.bi4j.core.internal.semantic;

import io.bi4j.core.semantic.Inference.Certainty;
import io.bi4j.core.semantic.Inference.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects the decisions of an inference. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void clear(String subject, String decision, String reason) {
    all.add(new Finding(subject, decision, reason, Certainty.CLEAR, ""));
  }

  void likely(String subject, String decision, String reason, String alternative) {
    all.add(new Finding(subject, decision, reason, Certainty.LIKELY, alternative));
  }

  void ambiguous(String subject, String decision, String reason, String alternative) {
    all.add(new Finding(subject, decision, reason, Certainty.AMBIGUOUS, alternative));
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
