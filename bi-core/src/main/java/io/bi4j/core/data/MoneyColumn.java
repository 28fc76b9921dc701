package io.bi4j.core.data;

import io.bi4j.core.internal.vector.MoneyVector;

/**
 * Cells of type MONEY: minor units and an ISO 4217 currency.
 *
 * @since 0.1
 */
public sealed interface MoneyColumn extends Column permits MoneyVector {

  /** The amount in minor units; 0 when it is null. */
  long minorAt(int row);

  /** The currency code of the row; empty when it is unknown because its cell is null. */
  String currencyAt(int row);

  /** Copies {@code rows} amounts in minor units from row {@code from} on. */
  void copyTo(int from, long[] target, int at, int rows);
}
