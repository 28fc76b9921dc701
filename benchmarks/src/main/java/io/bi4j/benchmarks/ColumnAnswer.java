package io.bi4j.benchmarks;

import io.bi4j.benchmarks.data.TransactionColumn;
import java.util.List;

/**
 * The answer of J1.
 *
 * @param records number of records
 * @param valid number of valid cells per column, in column order
 * @param amountSum sum of the valid {@code amount_minor} cells
 * @param feeSum sum of the valid {@code fee_minor} cells
 */
public record ColumnAnswer(long records, List<Long> valid, long amountSum, long feeSum)
    implements Answer {
  public ColumnAnswer {
    valid = List.copyOf(valid);
    if (valid.size() != TransactionColumn.FULL.size()) {
      throw new IllegalArgumentException("J1 counts 11 columns, got " + valid.size());
    }
  }

  /** J1 leaves no record out: a bad cell is missing from its column's count only. */
  @Override
  public long leftOut() {
    return 0;
  }

  @Override
  public String digest() {
    return Digest.of(out -> out.accept(summary()));
  }

  @Override
  public String summary() {
    return "records " + records + ", valid " + valid + ", sums " + amountSum + " and " + feeSum;
  }
}
