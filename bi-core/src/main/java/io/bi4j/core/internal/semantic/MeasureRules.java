package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.DataType;
import io.bi4j.core.expr.Expr;
import io.bi4j.core.expr.Exprs;
import io.bi4j.core.semantic.Additivity;
import io.bi4j.core.semantic.GoodDirection;
import io.bi4j.core.semantic.Measure;
import io.bi4j.core.semantic.Unit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides how a numeric column is aggregated, what it counts and which change is good. */
final class MeasureRules {
  private static final double SMALL_VARIATION = 0.25;

  private final Findings findings;
  private final @Nullable String time;
  private final @Nullable String currencyColumn;

  MeasureRules(Findings findings, @Nullable String time, @Nullable String currencyColumn) {
    this.findings = findings;
    this.time = time;
    this.currencyColumn = currencyColumn;
  }

  Measure measureOf(ColumnProfile column, String entity, boolean onlyGrows) {
    Expr value = Exprs.col(column.name());
    Additivity additivity = additivity(column, onlyGrows);
    boolean mean = additivity.kind() == Additivity.Kind.NON;
    return Measure.builder(column.name(), entity, mean ? Exprs.avg(value) : Exprs.sum(value))
        .additivity(additivity)
        .unit(unit(column))
        .good(good(column))
        .definition((mean ? "Mean of " : "Sum of ") + column.name() + " over the rows of a group")
        .source("inferred from column " + column.name())
        .build();
  }

  private Additivity additivity(ColumnProfile column, boolean onlyGrows) {
    if (onlyGrows || column.names.running().isPresent()) {
      return runningTotal(column, onlyGrows);
    }
    Optional<String> stock = column.names.stock();
    Optional<String> rate = column.names.rate();
    if (stock.isPresent() && rate.isEmpty()) {
      return level(column, stock.get());
    }
    if (rate.isPresent()) {
      findings.likely(
          subject(column),
          "averaged, not summed",
          "\""
              + rate.get()
              + "\" in its name speaks of a rate or a level; the mean weighs every"
              + " row alike",
          "define it as a ratio of sums, or as a sum");
      return Additivity.NON;
    }
    if (isShare(column)) {
      findings.ambiguous(
          subject(column),
          "averaged, not summed",
          "all values lie between 0 and 1",
          "sum it if it is an amount, or define it as a ratio of sums");
      return Additivity.NON;
    }
    return byValues(column);
  }

  private Additivity byValues(ColumnProfile column) {
    Names names = column.names;
    Optional<String> amount = names.money().or(names::count).or(names::up).or(names::down);
    if (amount.isPresent() || column.type().kind() == DataType.Kind.MONEY) {
      String hint =
          amount.map(word -> "\"" + word + "\" in its name").orElse("its type " + column.type());
      findings.likely(
          subject(column),
          "summed over everything",
          hint + " speaks of an amount that adds up",
          "set its additivity to NON (a rate) or SEMI (a level)");
      return Additivity.ADDITIVE;
    }
    if (column.isNumber() && column.variation() < SMALL_VARIATION) {
      findings.ambiguous(
          subject(column),
          "averaged, not summed",
          "its values lie close together and far from zero ("
              + column.examples()
              + "), as measurements and levels do",
          "sum it if it is an amount that adds up");
      return Additivity.NON;
    }
    findings.ambiguous(
        subject(column),
        "summed over everything",
        "neither its name nor its values speak of a rate or a level, nor of an amount",
        "set its additivity to NON (a rate) or SEMI (a level)");
    return Additivity.ADDITIVE;
  }

  private static String subject(ColumnProfile column) {
    return "measure " + column.name();
  }

  private static boolean isShare(ColumnProfile column) {
    return column.isNumber() && !column.integral && column.isWithin(0, 1);
  }

  private Additivity level(ColumnProfile column, String word) {
    if (column.isNumber() && !column.integral) {
      findings.ambiguous(
          subject(column),
          "averaged, not summed",
          "\""
              + word
              + "\" in its name speaks of a level, but its values have fractions ("
              + column.examples()
              + "), as rates do",
          "if it is an amount on hand, use sum with SEMI over the time");
      return Additivity.NON;
    }
    if (time == null) {
      findings.ambiguous(
          subject(column),
          "summed over everything",
          "\"" + word + "\" in its name speaks of a level, but the data has no time",
          "set its additivity to SEMI");
      return Additivity.ADDITIVE;
    }
    findings.ambiguous(
        subject(column),
        "summed over everything but " + time + "; in a longer period the last" + " value counts",
        "\""
            + word
            + "\" in its name speaks of a level that stands at each time, not of an amount"
            + " that adds up",
        "if each row counts new ones only, set its additivity to ADDITIVE");
    return Additivity.semi(time, Additivity.Choice.LAST);
  }

  private Additivity runningTotal(ColumnProfile column, boolean onlyGrows) {
    String reason =
        onlyGrows
            ? "it never falls from one time to the next, as running totals do"
            : "\"" + column.names.running().orElse("") + "\" in its name speaks of a running total";
    if (time == null) {
      findings.ambiguous(
          subject(column),
          "averaged, not summed",
          reason + ", and the data has no time",
          "set its additivity");
      return Additivity.NON;
    }
    findings.ambiguous(
        subject(column),
        "summed over everything but " + time + "; in a longer period the last" + " value counts",
        reason,
        "if each row counts new ones only, set its additivity to ADDITIVE");
    return Additivity.semi(time, Additivity.Choice.LAST);
  }

  private Unit unit(ColumnProfile column) {
    if (column.type() instanceof DataType.MoneyType money) {
      return money.inColumn() ? Unit.currencyIn(money.currency()) : Unit.currency(money.currency());
    }
    if (column.type().kind() == DataType.Kind.DURATION) {
      return Unit.duration("microseconds");
    }
    Names names = column.names;
    if (names.currency().isPresent()) {
      return Unit.currency(names.currency().get());
    }
    if (names.isPercentSign()) {
      return percent(column);
    }
    if (names.duration().isPresent()) {
      return Unit.duration(names.duration().get());
    }
    boolean price = names.money().isPresent() && names.count().isEmpty();
    if (price && currencyColumn != null) {
      findings.likely(
          subject(column),
          "money in the currency of column " + currencyColumn,
          "\""
              + names.money().get()
              + "\" in its name speaks of money, and that column holds"
              + " currencies",
          "set its unit");
      return Unit.currencyIn(currencyColumn);
    }
    if (isShare(column)) {
      return Unit.RATIO;
    }
    return names.count().isPresent() && column.integral ? Unit.COUNT : Unit.NONE;
  }

  private Unit percent(ColumnProfile column) {
    if (column.isWithin(0, 1) && !column.integral) {
      findings.ambiguous(
          subject(column),
          "a share of one",
          "its name says percent, but all values lie between 0 and 1",
          "set its unit to PERCENT if 0.5 means half a percent");
      return Unit.RATIO;
    }
    return Unit.PERCENT;
  }

  private GoodDirection good(ColumnProfile column) {
    Optional<String> down = column.names.down();
    Optional<String> up = column.names.up();
    if (down.isPresent() == up.isPresent()) {
      return GoodDirection.NONE;
    }
    String word = down.or(() -> up).orElse("");
    findings.likely(
        subject(column),
        (down.isPresent() ? "less" : "more") + " is better",
        "its name has \"" + word.toLowerCase(Locale.ROOT) + "\"",
        "set what is good");
    return down.isPresent() ? GoodDirection.DOWN : GoodDirection.UP;
  }
}
