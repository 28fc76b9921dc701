package io.bi4j.core.internal.exec;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BatchBuilder;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.RecordSet;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.pipeline.RejectPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** All rejected rows of a run, in columns. Thread-safe. */
public final class RejectLog {
  /** The columns of a rejected row. */
  public static final Schema SCHEMA =
      Schema.of(
          Field.required("source", DataType.STRING),
          Field.of("byte_offset", DataType.INT64),
          Field.of("row", DataType.INT64),
          Field.of("column", DataType.STRING),
          Field.of("raw", DataType.STRING),
          Field.required("code", DataType.STRING),
          Field.required("reason", DataType.STRING));

  private final RejectPolicy policy;
  private final ReentrantLock lock = new ReentrantLock();
  private final BatchBuilder builder = BatchBuilder.of(SCHEMA);
  private final List<RecordBatch> batches = new ArrayList<>();
  private long size;

  public RejectLog(RejectPolicy policy) {
    this.policy = policy;
  }

  RejectPolicy policy() {
    return policy;
  }

  void add(Reject reject) {
    lock.lock();
    try {
      if (size == policy.maxRows()) {
        throw tooMany(reject);
      }
      size++;
      append(reject);
      if (builder.isFull()) {
        batches.add(builder.build());
      }
    } finally {
      lock.unlock();
    }
  }

  private void append(Reject reject) {
    builder.setString(0, reject.source());
    if (reject.byteOffset() >= 0) {
      builder.setLong(1, reject.byteOffset());
    }
    if (reject.rowNumber() >= 0) {
      builder.setLong(2, reject.rowNumber());
    }
    if (!reject.column().isEmpty()) {
      builder.setString(3, reject.column());
    }
    builder.setString(4, reject.raw());
    builder.setString(5, reject.code().id());
    builder.setString(6, reject.reason());
    builder.endRow();
  }

  private BiException tooMany(Reject next) {
    return new BiException(
        CoreErrors.TOO_MANY_REJECTS,
        "More than "
            + policy.maxRows()
            + " rows were rejected; the next one is: "
            + next.describe()
            + " Mend the source, or raise RejectPolicy.maxRows.");
  }

  /** Fails when a larger share of the rows read was rejected than the policy allows. */
  public void checkShare(long rowsRead) {
    checkShare(rowsRead, 0);
  }

  /**
   * Fails when a larger share of the rows read was rejected than the policy allows.
   *
   * @param rowsRead rows read, those before a crash included
   * @param rejectedBefore rows that were rejected before a crash
   */
  public void checkShare(long rowsRead, long rejectedBefore) {
    long rejected = size() + rejectedBefore;
    if (rejected > 0 && rejected > policy.maxShare() * rowsRead) {
      throw new BiException(
          CoreErrors.TOO_MANY_REJECTS,
          rejected
              + " of "
              + rowsRead
              + " rows were rejected, more than the share of "
              + policy.maxShare()
              + " that the policy allows. Mend the source, or raise"
              + " RejectPolicy.maxShare.");
    }
  }

  /** How many rows were rejected so far. */
  public long size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** The rejected rows; the order is that of workers, not of the source. */
  public RecordSet toRecordSet() {
    lock.lock();
    try {
      if (builder.rowCount() > 0) {
        batches.add(builder.build());
      }
      return RecordSet.of(SCHEMA, batches);
    } finally {
      lock.unlock();
    }
  }
}
