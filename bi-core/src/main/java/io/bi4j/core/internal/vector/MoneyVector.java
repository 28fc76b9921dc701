package io.bi4j.core.internal.vector;

import io.bi4j.core.data.DataType.MoneyType;
import io.bi4j.core.data.Money;
import io.bi4j.core.data.MoneyColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MONEY cells: minor units, and each row's currency when the type does not fix one. */
public final class MoneyVector extends Vector implements MoneyColumn {
  public long[] minor = new long[0];
  private final MoneyType money;
  private final @Nullable TextVector owned;
  private @Nullable TextVector currencies;

  public MoneyVector(MoneyType type) {
    super(type);
    this.money = type;
    this.owned = type.inColumn() ? new TextVector(io.bi4j.core.data.DataType.STRING) : null;
    this.currencies = owned;
  }

  public MoneyType money() {
    return money;
  }

  /** Appends an amount of the fixed currency. */
  public void appendMinor(long amount) {
    appendMinor(amount, "");
  }

  /** Appends an amount and, when the type does not fix it, its currency. */
  public void appendMinor(long amount, String currency) {
    if (currencies != null) {
      currencies.appendString(currency);
    }
    reserve(rows + 1);
    minor[rows++] = amount;
  }

  /** Appends an amount whose currency is a cell of a text column. */
  public void appendMinor(long amount, TextVector currency, int row) {
    if (currencies != null) {
      currencies.appendFrom(currency, row);
    }
    reserve(rows + 1);
    minor[rows++] = amount;
  }

  /** Reads the currencies of the rows from another vector until the next {@link #clear()}. */
  public void shareCurrencies(@Nullable TextVector shared) {
    if (owned != null) {
      currencies = shared;
    }
  }

  /** The currencies of the rows, or null when the type fixes one. */
  public @Nullable TextVector currencies() {
    return currencies;
  }

  @Override
  public void reserve(int capacity) {
    if (capacity > minor.length) {
      minor = Arrays.copyOf(minor, grown(minor.length, capacity));
    }
    if (currencies != null) {
      currencies.reserve(capacity);
    }
  }

  @Override
  public void clear() {
    super.clear();
    currencies = owned;
    if (owned != null) {
      owned.clear();
    }
  }

  @Override
  public void truncate(int rowCount) {
    super.truncate(rowCount);
    if (currencies != null) {
      currencies.truncate(rowCount);
    }
  }

  @Override
  void appendEmpty() {
    appendMinor(0);
  }

  @Override
  void append(Object value) {
    Money amount = (Money) value;
    if (!money.inColumn() && !money.currency().equals(amount.currency())) {
      throw new ClassCastException(amount + " does not fit " + money);
    }
    appendMinor(amount.minor(), amount.currency());
  }

  @Override
  void appendCell(Vector source, int row) {
    MoneyVector other = (MoneyVector) source;
    appendMinor(other.minor[row], other.currencyAt(row));
  }

  @Override
  public long minorAt(int row) {
    return minor[row];
  }

  @Override
  public String currencyAt(int row) {
    return currencies == null ? money.currency() : currencies.stringAt(row);
  }

  @Override
  public void copyTo(int from, long[] target, int at, int count) {
    System.arraycopy(minor, from, target, at, count);
  }

  @Override
  public @Nullable Object valueAt(int row) {
    return isNull(row) ? null : Money.ofMinor(minor[row], currencyAt(row));
  }

  @Override
  public long retainedBytes() {
    return 8L * minor.length + (currencies == null ? 0 : currencies.retainedBytes()) + nullBytes();
  }
}
