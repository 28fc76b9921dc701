package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;

/** How to repair a comparison of values that do not compare. */
final class ComparisonHints {
  private ComparisonHints() {}

  static String of(CallSite site) {
    int text = site.type(0).kind() == Kind.STRING ? 0 : site.type(1).kind() == Kind.STRING ? 1 : -1;
    if (text >= 0) {
      return text(site.arg(text), site.type(1 - text));
    }
    for (int i = 0; i < 2; i++) {
      if (site.type(i).kind() == Kind.TIMESTAMP && site.type(1 - i).kind() == Kind.DATE) {
        return "Write day(" + RowFault.shown(site.arg(i).expr()) + ") to compare days.";
      }
      if (site.type(i).kind() == Kind.MONEY && site.type(1 - i).isNumeric()) {
        return "Write minor("
            + RowFault.shown(site.arg(i).expr())
            + ") to compare minor units, or compare with money '1999 minor EUR'.";
      }
    }
    return "Cast one side to the type of the other.";
  }

  private static String text(BoundExpr text, DataType other) {
    String shown = RowFault.shown(text.expr());
    if (text.isConstant() && other.kind() == Kind.DATE) {
      return "Write date " + shown + ".";
    }
    if (text.isConstant() && other.kind() == Kind.TIMESTAMP) {
      return "Write timestamp '2024-01-31T23:59:00Z'.";
    }
    if (text.isConstant() && other.isNumeric()) {
      return "Write the number without quotes.";
    }
    return "Write cast(" + shown + " as " + other + ").";
  }
}
