package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.data.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rows spread evenly over a record set: one row at random out of each block of equal length, so
 * that no rhythm of the data is met by a rhythm of the sample. The same rows on every run.
 */
final class Sample {
  static final int MAX_ROWS = 50_000;
  private static final long SEED = 4_217;

  private final List<RecordBatch> batches;
  private final int[] batchOf;
  private final int[] rowOf;

  private Sample(List<RecordBatch> batches, int[] batchOf, int[] rowOf) {
    this.batches = batches;
    this.batchOf = batchOf;
    this.rowOf = rowOf;
  }

  static Sample of(RecordSet data) {
    long total = data.rowCount();
    int size = (int) Math.min(total, MAX_ROWS);
    int[] batchOf = new int[size];
    int[] rowOf = new int[size];
    SplittableRandom random = new SplittableRandom(SEED);
    int batch = 0;
    long before = 0;
    for (int i = 0; i < size; i++) {
      long from = total * i / size;
      long to = total * (i + 1) / size;
      long row = total == size ? i : from + random.nextLong(to - from);
      while (row - before >= data.batches().get(batch).rowCount()) {
        before += data.batches().get(batch).rowCount();
        batch++;
      }
      batchOf[i] = batch;
      rowOf[i] = (int) (row - before);
    }
    return new Sample(data.batches(), batchOf, rowOf);
  }

  int size() {
    return rowOf.length;
  }

  @Nullable Object value(int column, int i) {
    return batches.get(batchOf[i]).column(column).valueAt(rowOf[i]);
  }

  /** The sampled rows as a record set. */
  RecordSet toRecordSet(Schema schema) {
    List<RecordBatch> sampled = new ArrayList<>();
    int from = 0;
    while (from < rowOf.length) {
      int to = from;
      while (to < rowOf.length && batchOf[to] == batchOf[from]) {
        to++;
      }
      Selection rows = Selection.of(Arrays.copyOfRange(rowOf, from, to));
      sampled.add(batches.get(batchOf[from]).filter(rows));
      from = to;
    }
    return RecordSet.of(schema, sampled);
  }
}
