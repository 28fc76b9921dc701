package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.TextVector;
import java.util.Arrays;

/** Comparisons of booleans (false before true), and of text and bytes by unsigned bytes. */
final class SimpleCompare {
  private SimpleCompare() {}

  static Kernel bools(Comparison comparison) {
    return (in, out, chunk, rows, count) -> {
      boolean[] a = ((BoolVector) in[0]).values;
      boolean[] b = ((BoolVector) in[1]).values;
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = comparison.test(Boolean.compare(a[i], b[i]));
      }
    };
  }

  static Kernel text(Comparison comparison) {
    TextReader a = new TextReader();
    TextReader b = new TextReader();
    return (in, out, chunk, rows, count) -> {
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        if (!out.isNull(i)) {
          a.read((TextVector) in[0], i);
          b.read((TextVector) in[1], i);
          r[i] =
              comparison.test(
                  Arrays.compareUnsigned(a.bytes, a.from, a.end, b.bytes, b.from, b.end));
        }
      }
    };
  }

  static Kernel bytes(Comparison comparison) {
    return (in, out, chunk, rows, count) -> {
      BytesVector a = (BytesVector) in[0];
      BytesVector b = (BytesVector) in[1];
      boolean[] r = ((BoolVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = comparison.test(Arrays.compareUnsigned(a.bytesAt(i), b.bytesAt(i)));
      }
    };
  }
}
