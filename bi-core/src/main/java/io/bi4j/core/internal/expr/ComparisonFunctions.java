package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.internal.CoreErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The operators {@code = <> < <= > >=} and between. */
final class ComparisonFunctions {
  private ComparisonFunctions() {}

  static void register(Consumer<Function> to) {
    for (Comparison comparison : Comparison.values()) {
      to.accept(
          Function.strict(
              comparison.symbol(),
              "value " + comparison.symbol() + " value",
              site -> compare(site, comparison)));
    }
    to.accept(Function.own("between", "value between low and high", ComparisonFunctions::between));
  }

  private static BoundExpr between(CallSite site) {
    CallSite low = site.withArgs(List.of(site.arg(0), site.arg(1)));
    CallSite high = site.withArgs(List.of(site.arg(0), site.arg(2)));
    BoundExpr atLeast = compare(low, Comparison.AT_LEAST);
    BoundExpr atMost = compare(high, Comparison.AT_MOST);
    return LogicFunctions.and(site.expr(), List.of(atLeast, atMost));
  }

  static BoundExpr compare(CallSite site, Comparison comparison) {
    if (site.arg(0).isConstant() && !site.arg(1).isConstant()) {
      CallSite swapped = site.withArgs(List.of(site.arg(1), site.arg(0)));
      return compare(swapped, comparison.swapped());
    }
    Optional<BoundExpr> byRange = RangeComparison.bind(site, comparison);
    if (byRange.isPresent()) {
      return byRange.get();
    }
    List<BoundExpr> args = comparable(site);
    Supplier<Kernel> kernel = kernel(args, comparison);
    return site.strict(DataType.BOOL, args, false, kernel);
  }

  /** The operands as one type that has an order. */
  static List<BoundExpr> comparable(CallSite site) {
    List<BoundExpr> args =
        Types.unify(site.args()).or(() -> wideDecimals(site)).orElseThrow(() -> unequal(site));
    switch (args.get(0).type().kind()) {
      case LIST, STRUCT, MAP, JSON ->
          throw site.mismatch("Compare single values: a field, an element or a cast of it.");
      default -> {
        return args;
      }
    }
  }

  /** Decimals too far apart for one decimal type are compared as they are. */
  private static Optional<List<BoundExpr>> wideDecimals(CallSite site) {
    return site.args().stream().allMatch(arg -> Types.isExact(arg.type()))
        ? Optional.of(site.args())
        : Optional.empty();
  }

  private static RuntimeException unequal(CallSite site) {
    DataType left = site.type(0);
    DataType right = site.type(1);
    if (left.kind() == Kind.MONEY && right.kind() == Kind.MONEY) {
      return site.error(
          CoreErrors.MIXED_CURRENCY,
          left + " and " + right + " do not compare",
          "Convert one side first.");
    }
    return site.mismatch(ComparisonHints.of(site));
  }

  private static Supplier<Kernel> kernel(List<BoundExpr> args, Comparison comparison) {
    if (!args.get(0).type().equals(args.get(1).type())) {
      return () -> DecimalCompare.mixed(comparison);
    }
    DataType type = args.get(0).type();
    return switch (type.kind()) {
      case FLOAT64 -> () -> DoubleCompare.of(comparison);
      case BOOL -> () -> SimpleCompare.bools(comparison);
      case BYTES -> () -> SimpleCompare.bytes(comparison);
      case STRING ->
          args.get(1).isConstant() && args.get(1).constantValue() instanceof String constant
              ? () -> new TextConstantCompare(constant, comparison)
              : () -> SimpleCompare.text(comparison);
      case DECIMAL ->
          ((DataType.DecimalType) type).isWide()
              ? () -> DecimalCompare.wide(comparison)
              : () -> LongCompare.of(comparison);
      default -> () -> LongCompare.of(comparison);
    };
  }
}
