package io.bi4j.core.semantic;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong with a model, as {@link SemanticModel#check()} finds it. Immutable.
 *
 * @param severity whether queries will fail
 * @param subject what it is about, for example {@code measure "revenue"}
 * @param message what is wrong and what to do
 * @since 0.1
 */
public record ModelProblem(Severity severity, String subject, String message) {
  /** How bad it is. */
  public enum Severity {
    /** Queries that use the subject fail. */
    ERROR,
    /** Queries work, but their numbers may mislead. */
    WARNING
  }

  public ModelProblem {
    requireNonNull(severity, "severity");
    requireNonNull(subject, "subject");
    requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return severity + ": " + subject + " " + message;
  }
}
