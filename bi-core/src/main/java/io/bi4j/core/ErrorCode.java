package io.bi4j.core;

import static java.util.Objects.requireNonNull;

/**
 * A stable name for one way to fail, written {@code module/kebab-name}, with the kind that decides
 * what a caller can do about it.
 *
 * <p>Immutable and thread-safe. Two codes are equal when their ids are equal. Vendors use their own
 * prefix before the slash.
 *
 * @param id the stable name, for example {@code core/schema-mismatch}
 * @param kind what class of failure this is
 * @since 0.1
 */
public record ErrorCode(String id, Kind kind) {

  /** What a caller can do about a failure. */
  public enum Kind {
    /** The configuration or the call is wrong; a person must change it. */
    CONFIG(false),
    /** Credentials were rejected. */
    AUTH(false),
    /** Credentials are valid but do not allow this. */
    PERMISSION(false),
    /** A quota is used up; try again later. */
    RATE_LIMIT(true),
    /** A passing fault; the same call may succeed. */
    TRANSIENT(true),
    /** The data breaks a rule. */
    DATA(false),
    /** A limit on memory, disk, size or time was reached. */
    RESOURCE(false),
    /** The work was cancelled on request. */
    CANCELLED(false),
    /** A defect in this library or a plugin. */
    BUG(false);

    private final boolean retryable;

    Kind(boolean retryable) {
      this.retryable = retryable;
    }

    /** Whether the same call may succeed without a change by a person. */
    public boolean retryable() {
      return retryable;
    }
  }

  public ErrorCode {
    requireNonNull(kind, "kind");
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException(
          "Error code id must look like module/kebab-name, was \"" + id + "\".");
    }
  }

  /** Returns the code with this id and kind. */
  public static ErrorCode of(String id, Kind kind) {
    return new ErrorCode(id, kind);
  }

  /** Whether the same call may succeed without a change by a person. */
  public boolean retryable() {
    return kind.retryable();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ErrorCode code && code.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }

  private static boolean isWellFormed(String id) {
    int slash = id.indexOf('/');
    if (slash < 1 || slash == id.length() - 1 || id.indexOf('/', slash + 1) >= 0) {
      return false;
    }
    return id.chars().allMatch(c -> c == '/' || c == '-' || c == '.' || isLowerOrDigit(c));
  }

  private static boolean isLowerOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
