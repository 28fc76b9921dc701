package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.Kind;
import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import java.util.List;
import java.util.function.Consumer;

/** Taking money apart and putting it together: minor, currency_of, money. */
final class MoneyFunctions {
  private MoneyFunctions() {}

  static void register(Consumer<Function> to) {
    to.accept(Function.strict("minor", "minor(money)", MoneyFunctions::minor));
    to.accept(Function.strict("currency_of", "currency_of(money)", MoneyFunctions::currency));
    to.accept(
        Function.strict("money", "money(minor_units, 'EUR' or column)", MoneyFunctions::money));
  }

  private static BoundExpr minor(CallSite site) {
    site.requireArgs(1, 1);
    requireMoney(site);
    return site.strict(DataType.INT64, MoneyFunctions::copyOfMinor);
  }

  private static Kernel copyOfMinor() {
    return (in, out, chunk, rows, count) -> {
      long[] a = Longs.of(in[0]);
      long[] r = Longs.of(out);
      for (int k = 0; k < count; k++) {
        r[rows[k]] = a[rows[k]];
      }
    };
  }

  private static BoundExpr currency(CallSite site) {
    site.requireArgs(1, 1);
    requireMoney(site);
    return site.strict(
        DataType.STRING,
        () ->
            (in, out, chunk, rows, count) -> {
              MoneyVector money = (MoneyVector) in[0];
              TextVector text = (TextVector) out;
              for (int k = 0; k < count; k++) {
                if (!out.isNull(rows[k])) {
                  byte[] code =
                      money.currencyAt(rows[k]).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                  text.writeUtf8(rows[k], code, 0, code.length);
                }
              }
            });
  }

  private static void requireMoney(CallSite site) {
    if (site.arg(0).isUntypedNull() || site.type(0).kind() != Kind.MONEY) {
      throw site.mismatch("");
    }
  }

  private static BoundExpr money(CallSite site) {
    site.requireArgs(2, 2);
    BoundExpr minor = Casts.widen(site.arg(0), DataType.INT64, site);
    BoundExpr currency = site.arg(1);
    if (currency.isConstant() && currency.constantValue() instanceof String code) {
      return site.strict(fixed(site, code), List.of(minor), false, MoneyFunctions::copyOfMinor);
    }
    if (!(currency.expr() instanceof Expr.Column column) || !Types.is(currency, Kind.STRING)) {
      throw site.mismatch("");
    }
    DataType type = DataType.moneyIn(column.name());
    return site.strict(type, List.of(minor, currency), false, () -> inColumn());
  }

  private static DataType fixed(CallSite site, String code) {
    try {
      return new MoneyType(code, false);
    } catch (IllegalArgumentException e) {
      throw site.error(
          CoreErrors.BAD_EXPRESSION,
          "'" + RowFault.shown(site.arg(1).expr()) + "' is no currency code",
          "Use three letters such as 'EUR', or the column that holds the currency.");
    }
  }

  private static Kernel inColumn() {
    Kernel copy = copyOfMinor();
    return (in, out, chunk, rows, count) -> {
      ((MoneyVector) out).shareCurrencies((TextVector) in[1]);
      copy.apply(in, out, chunk, rows, count);
    };
  }
}
