package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.DoubleVector;

/** FLOAT64 arithmetic; division by zero gives null. */
final class DoubleArithmetic {
  private DoubleArithmetic() {}

  static Kernel of(String operator) {
    return switch (operator) {
      case "+" -> add(1);
      case "-" -> add(-1);
      case "*" -> multiply();
      case "/" -> divide();
      default -> remainder();
    };
  }

  private static Kernel add(double sign) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      double[] r = ((DoubleVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = a[i] + sign * b[i];
        }
      } else {
        for (int k = 0; k < count; k++) {
          r[rows[k]] = a[rows[k]] + sign * b[rows[k]];
        }
      }
    };
  }

  private static Kernel multiply() {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      double[] r = ((DoubleVector) out).values;
      if (count == chunk.rows()) {
        for (int i = 0; i < count; i++) {
          r[i] = a[i] * b[i];
        }
      } else {
        for (int k = 0; k < count; k++) {
          r[rows[k]] = a[rows[k]] * b[rows[k]];
        }
      }
    };
  }

  private static Kernel divide() {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = a[i] / b[i];
        if (b[i] == 0) {
          out.setNull(i);
        }
      }
    };
  }

  private static Kernel remainder() {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = a[i] % b[i];
        if (b[i] == 0) {
          out.setNull(i);
        }
      }
    };
  }

  static Kernel negate() {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        r[rows[k]] = -a[rows[k]];
      }
    };
  }
}
