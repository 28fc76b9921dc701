package io.bi4j.benchmarks.hand;

import io.bi4j.benchmarks.ColumnAnswer;
import io.bi4j.benchmarks.data.TransactionColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** J1: types every cell; counts what is not valid, because that is rare. */
final class TypeAllSink implements CsvSink {
  private static final int COLUMNS = 11;
  private static final int CREATED_AT = TransactionColumn.CREATED_AT.ordinal();
  private static final int AMOUNT = TransactionColumn.AMOUNT_MINOR.ordinal();
  private static final int FEE = TransactionColumn.FEE_MINOR.ordinal();

  private final long[] missing = new long[COLUMNS];
  private long badTimes;
  private long badAmounts;
  private long badFees;
  private long amountSum;
  private long feeSum;

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public boolean plain(long start, long text, long places) {
    if (!CsvSink.areSeparators(text, places, COLUMNS)) {
      return false;
    }
    long end0 = CsvSink.mark(text, places, 0);
    long end1 = CsvSink.mark(text, places, 1);
    long end2 = CsvSink.mark(text, places, 2);
    long end3 = CsvSink.mark(text, places, 3);
    long end4 = CsvSink.mark(text, places, 4);
    long end5 = CsvSink.mark(text, places, 5);
    long end6 = CsvSink.mark(text, places, 6);
    long end7 = CsvSink.mark(text, places, 7);
    long end8 = CsvSink.mark(text, places, 8);
    long end9 = CsvSink.mark(text, places, 9);
    long end10 = CsvSink.lineEnd(CsvSink.mark(text, places, 10));
    text(0, start, end0);
    text(2, end1 + 1, end2);
    text(3, end2 + 1, end3);
    text(4, end3 + 1, end4);
    text(5, end4 + 1, end5);
    text(6, end5 + 1, end6);
    text(9, end8 + 1, end9);
    text(10, end9 + 1, end10);
    typed(end0 + 1, end1, end6 + 1, end7, end7 + 1, end8);
    return true;
  }

  @Override
  public void cells(long[] from, long[] to) {
    for (int column = 0; column < COLUMNS; column++) {
      if (column != CREATED_AT && column != AMOUNT && column != FEE) {
        text(column, from[column], to[column]);
      }
    }
    typed(from[CREATED_AT], to[CREATED_AT], from[AMOUNT], to[AMOUNT], from[FEE], to[FEE]);
  }

  private void text(int column, long from, long to) {
    if (from == to) {
      missing[column]++;
    }
  }

  private void typed(
      long timeFrom, long timeTo, long amountFrom, long amountTo, long feeFrom, long feeTo) {
    if (Cells.day(timeFrom, timeTo) == Cells.INVALID) {
      badTimes++;
    }
    long amount = Cells.number(amountFrom, amountTo);
    if (amount == Cells.INVALID) {
      badAmounts++;
    } else {
      amountSum = Math.addExact(amountSum, amount);
    }
    long fee = Cells.number(feeFrom, feeTo);
    if (fee == Cells.INVALID) {
      badFees++;
    } else {
      feeSum = Math.addExact(feeSum, fee);
    }
  }

  /** The answer of several threads' sinks over {@code records} records in all. */
  static ColumnAnswer answer(List<TypeAllSink> sinks, long records) {
    long[] valid = new long[COLUMNS];
    Arrays.fill(valid, records);
    long amounts = 0;
    long fees = 0;
    for (TypeAllSink sink : sinks) {
      for (int column = 0; column < COLUMNS; column++) {
        valid[column] -= sink.missing[column];
      }
      valid[CREATED_AT] -= sink.badTimes;
      valid[AMOUNT] -= sink.badAmounts;
      valid[FEE] -= sink.badFees;
      amounts = Math.addExact(amounts, sink.amountSum);
      fees = Math.addExact(fees, sink.feeSum);
    }
    List<Long> counts = new ArrayList<>();
    for (long count : valid) {
      counts.add(count);
    }
    return new ColumnAnswer(records, counts, amounts, fees);
  }
}
