package io.bi4j.core;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one unchecked failure of BI4J. Its {@link #code()} is stable across versions; its message
 * names the thing, the value, the rule and the next step, and never holds a secret.
 *
 * @since 0.1
 */
public final class BiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient @Nullable Instant notBefore;

  /** A failure without an underlying cause. */
  public BiException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  /** A failure caused by another. */
  public BiException(ErrorCode code, String message, @Nullable Throwable cause) {
    this(code, message, cause, null);
  }

  /** A failure that may be retried, but not before a given instant. */
  public BiException(
      ErrorCode code, String message, @Nullable Throwable cause, @Nullable Instant notBefore) {
    super(requireNonNull(message, "message"), cause);
    this.code = requireNonNull(code, "code");
    this.notBefore = notBefore;
  }

  /** The stable name of this failure. */
  public ErrorCode code() {
    return code;
  }

  /** Whether the same call may succeed without a change by a person. */
  public boolean retryable() {
    return code.retryable();
  }

  /** The earliest instant at which a retry makes sense, when the other side named one. */
  public Optional<Instant> notBefore() {
    return Optional.ofNullable(notBefore);
  }

  @Override
  public String toString() {
    return "BiException " + code.id() + ": " + getMessage();
  }
}
