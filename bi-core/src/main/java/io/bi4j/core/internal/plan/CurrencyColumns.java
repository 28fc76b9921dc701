package io.bi4j.core.internal.plan;

import io.bi4j.core.data.DataType;
import java.util.Map;

/** Keeps the types of money right when the column that holds their currency gets another name. */
final class CurrencyColumns {
  private CurrencyColumns() {}

  /**
   * A column's type after some columns of its record were renamed. Money inside a struct has its
   * currency in that struct, whose fields keep their names.
   */
  static DataType renamed(DataType type, Map<String, String> names) {
    if (type instanceof DataType.MoneyType money && money.inColumn()) {
      return DataType.moneyIn(names.getOrDefault(money.currency(), money.currency()));
    }
    if (type instanceof DataType.ListType list) {
      return DataType.list(renamed(list.element(), names));
    }
    if (type instanceof DataType.MapType map) {
      return DataType.map(renamed(map.key(), names), renamed(map.value(), names));
    }
    return type;
  }
}
