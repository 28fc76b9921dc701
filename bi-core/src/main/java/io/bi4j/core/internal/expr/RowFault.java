package io.bi4j.core.internal.expr;

import io.bi4j.core.ErrorCode;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;

/** A way in which a row can fail to compute, with the words for it made once at bind. */
record RowFault(ErrorCode code, String reason) {
  /** Rows that fail become null without a word, as in try_cast. */
  static final RowFault NONE = new RowFault(CoreErrors.BAD_CAST, "");

  private static final int SHOWN = 80;

  static RowFault overflow(Expr expr, Object type) {
    return new RowFault(
        CoreErrors.OVERFLOW,
        shown(expr) + " is too large for " + type + ". Cast an operand to a wider type.");
  }

  static RowFault badCast(Expr value, Object type) {
    return new RowFault(
        CoreErrors.BAD_CAST,
        shown(value) + " does not convert to " + type + ". Use try_cast to get null instead.");
  }

  static RowFault textLimit(Expr expr) {
    return new RowFault(
        CoreErrors.LIMIT,
        shown(expr)
            + " is longer than 1 MiB, the most a text can be, or brings the texts of one batch"
            + " above 128 MiB. Shorten it.");
  }

  static String shown(Expr expr) {
    return cut(expr.toString());
  }

  /** The beginning of a text, for messages. */
  static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** Reports a row and leaves it null, unless it is null anyway. */
  void report(Chunk chunk, Vector out, int row) {
    if (!out.isNull(row)) {
      if (!reason.isEmpty()) {
        chunk.errors().add(row, -1, code, reason);
      }
      out.setNull(row);
    }
  }
}
