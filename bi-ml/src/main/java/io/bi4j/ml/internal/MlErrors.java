package io.bi4j.ml.internal;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;

/** The error codes of bi-ml, in one place so that the documentation can list them. */
public final class MlErrors {
  public static final ErrorCode TOO_FEW_ROWS = ErrorCode.of("ml/too-few-rows", Kind.DATA);
  public static final ErrorCode GAP_TOO_LONG = ErrorCode.of("ml/gap-too-long", Kind.DATA);
  public static final ErrorCode BAD_VALUE = ErrorCode.of("ml/bad-value", Kind.DATA);
  public static final ErrorCode FORM_NOT_POSSIBLE =
      ErrorCode.of("ml/form-not-possible", Kind.DATA);
  public static final ErrorCode UNSTABLE_FORM = ErrorCode.of("ml/unstable-form", Kind.DATA);

  private MlErrors() {}
}
