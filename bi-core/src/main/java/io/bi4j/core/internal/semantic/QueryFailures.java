package io.bi4j.core.internal.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;

/** The error codes of queries, beside those of bi-core. */
final class QueryFailures {
  /** A query contradicts itself. */
  static final ErrorCode BAD_QUERY = ErrorCode.of("core/bad-query", Kind.CONFIG);

  /** The model does not connect what a query asks for. */
  static final ErrorCode NOT_COVERED = ErrorCode.of("core/not-covered", Kind.CONFIG);

  /** A sum would mean nothing. */
  static final ErrorCode NOT_ADDITIVE = ErrorCode.of("core/not-additive", Kind.CONFIG);

  private QueryFailures() {}

  static BiException badQuery(String message) {
    return new BiException(BAD_QUERY, message);
  }

  static BiException notCovered(String message) {
    return new BiException(NOT_COVERED, message);
  }

  static BiException notAdditive(String message) {
    return new BiException(NOT_ADDITIVE, message);
  }
}
