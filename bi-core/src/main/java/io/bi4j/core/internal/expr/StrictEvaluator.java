package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.Vector;
import java.util.List;

/** Evaluates a function whose result is null where any argument is. */
final class StrictEvaluator implements Evaluator {
  private final Evaluator[] arguments;
  private final Vector[] in;
  private final Vector out;
  private final Kernel kernel;

  StrictEvaluator(DataType type, List<BoundExpr> arguments, Kernel kernel) {
    this.arguments = BoundExpr.openAll(arguments);
    this.in = new Vector[this.arguments.length];
    this.out = Vector.of(type);
    this.kernel = kernel;
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    for (int i = 0; i < in.length; i++) {
      in[i] = arguments[i].eval(chunk, rows, count);
    }
    out.reset(chunk.rows());
    for (Vector vector : in) {
      Nulls.addAll(out, vector);
    }
    kernel.apply(in, out, chunk, rows, count);
    Nulls.blank(out);
    return out;
  }
}
