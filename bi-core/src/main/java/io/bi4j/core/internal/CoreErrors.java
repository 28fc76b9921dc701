package io.bi4j.core.internal;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;

/** The error codes of bi-core, in one place so that the documentation can list them. */
public final class CoreErrors {
  public static final ErrorCode BAD_TYPE = ErrorCode.of("core/bad-type", Kind.CONFIG);
  public static final ErrorCode DUPLICATE_COLUMN = ErrorCode.of("core/duplicate-column", Kind.DATA);
  public static final ErrorCode UNKNOWN_COLUMN = ErrorCode.of("core/unknown-column", Kind.CONFIG);
  public static final ErrorCode SCHEMA_MISMATCH = ErrorCode.of("core/schema-mismatch", Kind.CONFIG);
  public static final ErrorCode BAD_VALUE = ErrorCode.of("core/bad-value", Kind.DATA);
  public static final ErrorCode NULL_NOT_ALLOWED = ErrorCode.of("core/null-not-allowed", Kind.DATA);
  public static final ErrorCode OVERFLOW = ErrorCode.of("core/overflow", Kind.DATA);
  public static final ErrorCode MIXED_CURRENCY = ErrorCode.of("core/mixed-currency", Kind.DATA);
  public static final ErrorCode LIMIT = ErrorCode.of("core/limit", Kind.RESOURCE);
  public static final ErrorCode CANCELLED = ErrorCode.of("core/cancelled", Kind.CANCELLED);
  public static final ErrorCode CLOSED = ErrorCode.of("core/closed", Kind.CONFIG);
  public static final ErrorCode BUG = ErrorCode.of("core/bug", Kind.BUG);

  public static final ErrorCode BAD_EXPRESSION = ErrorCode.of("core/bad-expression", Kind.CONFIG);
  public static final ErrorCode TYPE_MISMATCH = ErrorCode.of("core/type-mismatch", Kind.CONFIG);
  public static final ErrorCode BAD_CAST = ErrorCode.of("core/bad-cast", Kind.DATA);

  public static final ErrorCode BAD_PIPELINE = ErrorCode.of("core/bad-pipeline", Kind.CONFIG);
  public static final ErrorCode UNKNOWN_SOURCE = ErrorCode.of("core/unknown-source", Kind.CONFIG);
  public static final ErrorCode MODULE_ABSENT = ErrorCode.of("core/module-absent", Kind.CONFIG);
  public static final ErrorCode NOT_PORTABLE = ErrorCode.of("core/not-portable", Kind.CONFIG);
  public static final ErrorCode BAD_JSON = ErrorCode.of("core/bad-json", Kind.DATA);
  public static final ErrorCode TOO_MANY_REJECTS = ErrorCode.of("core/too-many-rejects", Kind.DATA);
  public static final ErrorCode REJECTED_ROW = ErrorCode.of("core/rejected-row", Kind.DATA);

  public static final ErrorCode FILE_NOT_FOUND = ErrorCode.of("core/file-not-found", Kind.CONFIG);
  public static final ErrorCode NOT_A_FILE = ErrorCode.of("core/not-a-file", Kind.CONFIG);
  public static final ErrorCode EMPTY_FILE = ErrorCode.of("core/empty-file", Kind.DATA);
  public static final ErrorCode READ_FAILED = ErrorCode.of("core/read-failed", Kind.TRANSIENT);
  public static final ErrorCode WRITE_FAILED = ErrorCode.of("core/write-failed", Kind.RESOURCE);
  public static final ErrorCode BAD_ENCODING = ErrorCode.of("core/bad-encoding", Kind.DATA);
  public static final ErrorCode BAD_RECORD = ErrorCode.of("core/bad-record", Kind.DATA);
  public static final ErrorCode RAGGED_ROW = ErrorCode.of("core/ragged-row", Kind.DATA);
  public static final ErrorCode BAD_HEADER = ErrorCode.of("core/bad-header", Kind.DATA);

  public static final ErrorCode STORAGE = ErrorCode.of("core/storage", Kind.RESOURCE);
  public static final ErrorCode STATE_DAMAGED = ErrorCode.of("core/state-damaged", Kind.DATA);
  public static final ErrorCode STATE_CONFLICT =
      ErrorCode.of("core/state-conflict", Kind.TRANSIENT);
  public static final ErrorCode STATE_DIVERGED = ErrorCode.of("core/state-diverged", Kind.CONFIG);
  public static final ErrorCode UNSAFE_STATE_FOLDER =
      ErrorCode.of("core/unsafe-state-folder", Kind.CONFIG);
  public static final ErrorCode FENCED = ErrorCode.of("core/fenced", Kind.CONFIG);
  public static final ErrorCode ALREADY_RUNNING =
      ErrorCode.of("core/already-running", Kind.TRANSIENT);
  public static final ErrorCode SOURCE_CHANGED = ErrorCode.of("core/source-changed", Kind.DATA);
  public static final ErrorCode CANNOT_RESUME = ErrorCode.of("core/cannot-resume", Kind.CONFIG);
  public static final ErrorCode WEAK_DELIVERY = ErrorCode.of("core/weak-delivery", Kind.CONFIG);

  private CoreErrors() {}
}
