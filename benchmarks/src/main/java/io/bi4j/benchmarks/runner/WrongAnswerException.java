package io.bi4j.benchmarks.runner;

/** Two peers, or two runs of one peer, gave different answers. */
final class WrongAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongAnswerException(String message) {
    super(message);
  }
}
