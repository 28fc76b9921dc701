package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.vector.DoubleVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Functions of FLOAT64; other numbers are widened. A result that is not defined, such as the root
 * of a negative number, is null, as division by zero is.
 */
final class MathFunctions {
  private MathFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(unary("sqrt", Math::sqrt));
    to.accept(unary("exp", Math::exp));
    to.accept(
        unary("ln", value -> value > 0 || Double.isNaN(value) ? Math.log(value) : Double.NaN));
    to.accept(
        unary("log10", value -> value > 0 || Double.isNaN(value) ? Math.log10(value) : Double.NaN));
    to.accept(power());
    to.accept(Function.strict("mod", "mod(number, number)", MathFunctions::mod));
  }

  private static Function unary(String name, DoubleUnaryOperator operator) {
    return Function.strict(
        name,
        name + "(number)",
        site -> {
          site.requireArgs(1, 1);
          List<BoundExpr> args = doubles(site);
          return site.strict(DataType.FLOAT64, args, true, () -> unary(operator));
        });
  }

  private static Kernel unary(DoubleUnaryOperator operator) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = operator.applyAsDouble(a[i]);
        if (Double.isNaN(r[i]) && !Double.isNaN(a[i])) {
          out.setNull(i);
        }
      }
    };
  }

  private static Function power() {
    return Function.strict(
        "power",
        "power(number, number)",
        site -> {
          site.requireArgs(2, 2);
          List<BoundExpr> args = doubles(site);
          return site.strict(DataType.FLOAT64, args, true, () -> binary(Math::pow));
        });
  }

  private static Kernel binary(DoubleBinaryOperator operator) {
    return (in, out, chunk, rows, count) -> {
      double[] a = ((DoubleVector) in[0]).values;
      double[] b = ((DoubleVector) in[1]).values;
      double[] r = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int i = rows[k];
        r[i] = operator.applyAsDouble(a[i], b[i]);
        if (Double.isNaN(r[i]) && !Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
          out.setNull(i);
        }
      }
    };
  }

  private static List<BoundExpr> doubles(CallSite site) {
    List<BoundExpr> args = new ArrayList<>();
    for (BoundExpr arg : site.args()) {
      if (!arg.isUntypedNull() && !arg.type().isNumeric()) {
        throw site.mismatch(
            arg.type().kind() == Kind.STRING
                ? "Cast the text to a number: cast(x as FLOAT64)."
                : "");
      }
      args.add(Casts.widen(arg, DataType.FLOAT64));
    }
    return args;
  }

  private static BoundExpr mod(CallSite site) {
    site.requireArgs(2, 2);
    Function remainder = Functions.find("%");
    if (remainder == null) {
      throw new IllegalStateException("Operator % is not registered");
    }
    return remainder
        .binding()
        .bind(new CallSite(site.root(), site.expr(), "%", site.args(), site.context()));
  }
}
