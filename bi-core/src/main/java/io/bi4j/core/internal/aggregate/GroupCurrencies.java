package io.bi4j.core.internal.aggregate;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/**
 * The one currency of each group, for amounts whose currency stands in each row. A plan makes that
 * currency a key, but a column may be replaced before the grouping; so every row is looked at, and
 * a second currency in a group is an error.
 */
final class GroupCurrencies {
  private final GroupNames names;
  private final BestRows noted = new BestRows(Vector.of(DataType.STRING));
  private final Vector[] source = new Vector[1];

  private GroupCurrencies(GroupNames names) {
    this.names = names;
  }

  /** The currencies of amounts of a type; null when the type fixes one, or is not money. */
  static @Nullable GroupCurrencies of(DataType type, GroupNames names) {
    return type instanceof DataType.MoneyType money && money.inColumn()
        ? new GroupCurrencies(names)
        : null;
  }

  void ensureGroups(int count) {
    noted.ensureGroups(count);
  }

  /**
   * Looks at the amounts of some rows.
   *
   * @throws BiException {@code core/mixed-currency} naming the group
   */
  void note(Vector amounts, int[] groups, int[] rows, int count) {
    TextVector currencies = ((MoneyVector) amounts).currencies();
    if (currencies == null) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!amounts.isNull(rows[i])) {
        noteOne(currencies, groups[i], rows[i]);
      }
    }
  }

  /** Adds the currencies of another worker: row {@code i} is that of group {@code groups[i]}. */
  void merge(Vector currencies, int[] groups, int count) {
    for (int i = 0; i < count; i++) {
      if (!currencies.isNull(i)) {
        noteOne((TextVector) currencies, groups[i], i);
      }
    }
  }

  private void noteOne(TextVector currencies, int group, int row) {
    if (noted.isEmpty(group)) {
      source[0] = currencies;
      noted.choose(group, source, row);
      return;
    }
    TextVector known = (TextVector) noted.column(0);
    int at = noted.row(group);
    if (!currencies.equalsUtf8(row, known.bytes, known.starts[at], known.lengths[at])) {
      throw new BiException(
          CoreErrors.MIXED_CURRENCY,
          "Group "
              + names.describe(group)
              + " holds amounts of "
              + known.stringAt(at)
              + " and of "
              + currencies.stringAt(row)
              + ", which cannot be put together. Group by the currency of each amount, for example"
              + " by currency_of(amount), or convert to one currency first.");
    }
  }

  /** The currency of a group, empty when it holds no amount. */
  String currency(int group) {
    return noted.isEmpty(group) ? "" : ((TextVector) noted.column(0)).stringAt(noted.row(group));
  }

  /** One row a group; null where no amount was seen. */
  Vector byGroup(int groups) {
    return noted.byGroup(0, groups);
  }
}
