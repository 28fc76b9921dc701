package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import java.util.Optional;

/** Casts from and to text and between times. */
final class TextCasts {
  private TextCasts() {}

  static Optional<Conversion> find(
      DataType from, DataType to, RowFault fault, ExprContext context) {
    return Optional.empty();
  }
}
