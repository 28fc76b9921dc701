package io.bi4j.data.internal.parquet;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;
import java.io.IOException;

/** How reading and writing Parquet fails. */
public final class ParquetErrors {
  public static final ErrorCode DAMAGED = ErrorCode.of("data/parquet-damaged", Kind.DATA);
  public static final ErrorCode UNSUPPORTED = ErrorCode.of("data/parquet-unsupported", Kind.CONFIG);
  public static final ErrorCode LIMIT = ErrorCode.of("data/parquet-limit", Kind.RESOURCE);
  public static final ErrorCode INEXACT = ErrorCode.of("data/inexact-value", Kind.DATA);
  public static final ErrorCode FILE_NOT_FOUND = ErrorCode.of("core/file-not-found", Kind.CONFIG);
  public static final ErrorCode NOT_A_FILE = ErrorCode.of("core/not-a-file", Kind.CONFIG);
  public static final ErrorCode READ_FAILED = ErrorCode.of("core/read-failed", Kind.TRANSIENT);
  public static final ErrorCode WRITE_FAILED = ErrorCode.of("core/write-failed", Kind.RESOURCE);
  public static final ErrorCode SOURCE_CHANGED = ErrorCode.of("core/source-changed", Kind.DATA);
  public static final ErrorCode CANNOT_RESUME = ErrorCode.of("core/cannot-resume", Kind.CONFIG);
  public static final ErrorCode STATE_DAMAGED = ErrorCode.of("core/state-damaged", Kind.DATA);
  public static final ErrorCode OVERFLOW = ErrorCode.of("core/overflow", Kind.DATA);

  private ParquetErrors() {}

  /** The bytes break a rule of the format; whoever knows the file adds its name. */
  static Damage damaged(String what) {
    return new Damage(DAMAGED, what);
  }

  static Damage unsupported(String what) {
    return new Damage(UNSUPPORTED, what);
  }

  static Damage limit(String what) {
    return new Damage(LIMIT, what);
  }

  static Damage inexact(String what) {
    return new Damage(INEXACT, what);
  }

  /** A failure of reading, before the name of the file is known. */
  static final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ErrorCode code;

    Damage(ErrorCode code, String message) {
      super(message);
      this.code = code;
    }

    /** The failure as users see it. */
    BiException of(String file) {
      String rule = "\"" + file + "\" cannot be read: " + getMessage() + ".";
      String next =
          switch (code.kind()) {
            case CONFIG -> " Leave the column out with columns(...), or write the file otherwise.";
            case RESOURCE -> " Write the file with smaller pages or rows.";
            default -> " Fetch or write the file again.";
          };
      return new BiException(
          code, code.equals(INEXACT) ? rule + " Read it with truncateNanos()." : rule + next, this);
    }
  }

  /** A file that cannot be read because of the system. */
  static BiException unreadable(String file, IOException cause) {
    return new BiException(
        READ_FAILED,
        "\"" + file + "\" could not be read: " + cause.getMessage() + ". Check it and run again.",
        cause);
  }
}
