package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import java.util.List;
import java.util.function.Consumer;

/** The operators + - * / % and unary minus. */
final class ArithmeticFunctions {
  private ArithmeticFunctions() {}

  static void register(Consumer<Function> to) {
    for (String operator : List.of("+", "-", "*", "/", "%")) {
      to.accept(
          Function.strict(operator, "number " + operator + " number", ArithmeticFunctions::binary));
    }
    to.accept(Function.strict("negate", "-number", ArithmeticFunctions::negate));
  }

  private static BoundExpr binary(CallSite call) {
    CallSite site = withTypedNulls(call);
    BoundExpr left = site.arg(0);
    BoundExpr right = site.arg(1);
    DataType type =
        ArithmeticTypes.result(site.name(), left.type(), right.type())
            .orElseThrow(() -> unsupported(site));
    RowFault overflow = RowFault.overflow(site.expr(), type);
    if (left.type().isNumeric() && right.type().isNumeric()) {
      return numeric(site, type);
    }
    if (type.kind() == Kind.FLOAT64) {
      return site.strictOrNull(type, LongArithmetic::ratio);
    }
    if (site.name().equals("*") || site.name().equals("/")) {
      return Scaling.bind(site, type, overflow);
    }
    return shift(site, type, overflow);
  }

  /** A null without type is taken to be what the other side is. */
  private static CallSite withTypedNulls(CallSite site) {
    BoundExpr left = site.arg(0);
    BoundExpr right = site.arg(1);
    if (!left.isUntypedNull() && !right.isUntypedNull()) {
      return site;
    }
    DataType type =
        !left.isUntypedNull() ? left.type() : right.isUntypedNull() ? DataType.INT64 : right.type();
    return site.withArgs(List.of(Casts.widen(left, type), Casts.widen(right, type)));
  }

  private static RuntimeException unsupported(CallSite site) {
    DataType left = site.type(0);
    DataType right = site.type(1);
    if (left.kind() == Kind.MONEY && right.kind() == Kind.MONEY) {
      return site.error(
          CoreErrors.MIXED_CURRENCY,
          left + " " + site.name() + " " + right + " mixes currencies",
          "Convert one side first.");
    }
    if (left.kind() == Kind.STRING || right.kind() == Kind.STRING) {
      return site.mismatch(
          site.name().equals("+")
              ? "Join text with ||, or cast the text to a number, for example cast(x as INT64)."
              : "Cast the text to a number, for example cast(x as DECIMAL(18,2)).");
    }
    if (left.kind() == Kind.MONEY || right.kind() == Kind.MONEY) {
      return site.mismatch("Money adds to money of the same currency and multiplies with numbers.");
    }
    return site.mismatch("docs/types.md lists what mixes; cast one side.");
  }

  private static BoundExpr numeric(CallSite site, DataType type) {
    if (type.kind() == Kind.FLOAT64) {
      List<BoundExpr> args = site.args().stream().map(a -> Casts.widen(a, type)).toList();
      boolean divides = site.name().equals("/") || site.name().equals("%");
      return site.strict(type, args, divides, () -> DoubleArithmetic.of(site.name()));
    }
    if (type.kind() == Kind.INT64) {
      RowFault overflow = RowFault.overflow(site.expr(), type);
      return switch (site.name()) {
        case "+" -> site.strict(type, () -> LongArithmetic.add(overflow));
        case "-" -> site.strict(type, () -> LongArithmetic.subtract(overflow));
        case "*" -> site.strict(type, () -> LongArithmetic.multiply(overflow));
        default -> site.strictOrNull(type, LongArithmetic::remainder);
      };
    }
    return decimal(site);
  }

  private static BoundExpr decimal(CallSite site) {
    Operand a = Operand.of(site.arg(0));
    Operand b = Operand.of(site.arg(1));
    DecimalType type = ArithmeticTypes.decimal(site.name(), a.type(), b.type());
    RowFault overflow = RowFault.overflow(site.expr(), type);
    boolean divides = site.name().equals("/") || site.name().equals("%");
    return site.strict(
        type, site.args(), divides, () -> DecimalArithmetic.of(site.name(), a, b, type, overflow));
  }

  /** Sums and differences of money, points in time and durations: one unit, one long. */
  private static BoundExpr shift(CallSite site, DataType type, RowFault overflow) {
    boolean days = site.type(0).kind() == Kind.DATE || site.type(1).kind() == Kind.DATE;
    List<BoundExpr> args =
        days ? site.args().stream().map(ArithmeticFunctions::dateAsMicros).toList() : site.args();
    Kernel kernel =
        site.name().equals("+") ? LongArithmetic.add(overflow) : LongArithmetic.subtract(overflow);
    return site.strict(type, args, false, () -> MoneyKernels.keepingCurrency(kernel, 0));
  }

  private static BoundExpr dateAsMicros(BoundExpr arg) {
    return arg.type().kind() == Kind.DATE ? Casts.dateToMicros(arg) : arg;
  }

  private static BoundExpr negate(CallSite call) {
    CallSite site =
        call.arg(0).isUntypedNull()
            ? call.withArgs(List.of(Casts.widen(call.arg(0), DataType.INT64)))
            : call;
    DataType type = site.type(0);
    RowFault overflow = RowFault.overflow(site.expr(), type);
    return switch (type.kind()) {
      case INT64, DURATION -> site.strict(type, () -> LongArithmetic.negate(overflow));
      case MONEY ->
          site.strict(type, () -> MoneyKernels.keepingCurrency(LongArithmetic.negate(overflow), 0));
      case FLOAT64 -> site.strict(type, DoubleArithmetic::negate);
      case DECIMAL -> site.strict(type, DecimalArithmetic::negate);
      default -> throw site.mismatch("Minus takes numbers, money and durations.");
    };
  }
}
