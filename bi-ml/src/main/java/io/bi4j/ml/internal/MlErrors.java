package io.bi4j.ml.internal;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;

/** The error codes of bi-ml, in one place so that the documentation can list them. */
public final class MlErrors {
  public static final ErrorCode TOO_FEW_ROWS = ErrorCode.of("ml/too-few-rows", Kind.DATA);
  public static final ErrorCode GAP_TOO_LONG = ErrorCode.of("ml/gap-too-long", Kind.DATA);
  public static final ErrorCode BAD_TIME = ErrorCode.of("ml/bad-time", Kind.DATA);
  public static final ErrorCode BAD_VALUE = ErrorCode.of("ml/bad-value", Kind.DATA);
  public static final ErrorCode FORM_NOT_POSSIBLE = ErrorCode.of("ml/form-not-possible", Kind.DATA);
  public static final ErrorCode UNSTABLE_FORM = ErrorCode.of("ml/unstable-form", Kind.DATA);

  public static final ErrorCode BAD_MODEL = ErrorCode.of("ml/bad-model", Kind.DATA);
  public static final ErrorCode NEWER_MODEL = ErrorCode.of("ml/newer-model", Kind.DATA);
  public static final ErrorCode BAD_TARGET = ErrorCode.of("ml/bad-target", Kind.DATA);
  public static final ErrorCode NO_FEATURES = ErrorCode.of("ml/no-features", Kind.DATA);
  public static final ErrorCode NO_PREDICTION = ErrorCode.of("ml/no-prediction", Kind.DATA);
  public static final ErrorCode NOT_EXPLAINABLE = ErrorCode.of("ml/not-explainable", Kind.CONFIG);
  public static final ErrorCode SCHEMA_MISMATCH = ErrorCode.of("core/schema-mismatch", Kind.CONFIG);

  private MlErrors() {}
}
