package io.bi4j.core.internal.expr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Hands out a vector that holds one value in every row; it is filled once and grows. */
final class ConstantEvaluator implements Evaluator {
  private final @Nullable Object value;
  private final Vector out;

  ConstantEvaluator(DataType type, @Nullable Object value) {
    this.value = value;
    this.out = Vector.of(type);
  }

  @Override
  public Vector eval(Chunk chunk, int[] rows, int count) {
    if (out.rows < chunk.rows()) {
      fill(Math.max(chunk.rows(), 2 * out.rows));
    }
    return out;
  }

  private void fill(int target) {
    if (out instanceof TextVector text && value instanceof String string) {
      fillText(text, string, target);
      return;
    }
    out.reserve(target);
    while (out.rows < target) {
      out.appendValue(value);
    }
  }

  private static void fillText(TextVector text, String string, int target) {
    byte[] utf8 = string.getBytes(UTF_8);
    text.clear();
    text.viewOf(utf8);
    text.reserve(target);
    Arrays.fill(text.starts, 0, target, 0);
    Arrays.fill(text.lengths, 0, target, utf8.length);
    text.rows = target;
  }
}
