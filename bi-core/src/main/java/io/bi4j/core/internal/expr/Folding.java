package io.bi4j.core.internal.expr;

import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.exec.Origin;
import io.bi4j.core.internal.exec.RowErrors;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/** Computes at bind what depends on no column. */
final class Folding {
  private Folding() {}

  /**
   * The constant that an expression without columns always gives. One that fails stays as it is: it
   * may stand in a branch that no row takes.
   */
  static BoundExpr fold(BoundExpr bound) {
    if (bound.isConstant() || bound.inputs().length > 0 || isNested(bound)) {
      return bound;
    }
    boolean[] failed = {false};
    RowErrors errors =
        new RowErrors(
            (chunk, row, column, code, reason) -> {
              failed[0] = true;
              return true;
            });
    Chunk chunk = new Chunk(Schema.of(), errors);
    chunk.reset(1, new Vector[0], Origin.UNKNOWN);
    Object value = value(bound.open().eval(chunk));
    chunk.settle();
    return failed[0] ? bound : BoundExpr.ofConstant(bound.expr(), bound.type(), value);
  }

  private static @Nullable Object value(Vector vector) {
    return vector.valueAt(0);
  }

  private static boolean isNested(BoundExpr bound) {
    return switch (bound.type().kind()) {
      case LIST, STRUCT, MAP, BYTES -> true;
      default -> false;
    };
  }
}
