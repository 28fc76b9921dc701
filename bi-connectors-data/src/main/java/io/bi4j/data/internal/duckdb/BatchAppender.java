package io.bi4j.data.internal.duckdb;

import io.bi4j.core.BiException;
import io.bi4j.core.data.BoolColumn;
import io.bi4j.core.data.BytesColumn;
import io.bi4j.core.data.Column;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DecimalColumn;
import io.bi4j.core.data.DoubleColumn;
import io.bi4j.core.data.LongColumn;
import io.bi4j.core.data.MoneyColumn;
import io.bi4j.core.data.RecordBatch;
import io.bi4j.core.data.StringColumn;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Appends the rows of batches to a table, cell by cell without a Java object for most types. The
 * engine calls from one thread at a time, though not always the same one, so the driver's tie of
 * the appender to its first thread is undone and its lock held instead.
 */
final class BatchAppender implements AutoCloseable {
  private final DuckDBAppender appender;
  private final int[] sources;
  private final Lock lock;

  BatchAppender(DuckDBConnection connection, String table, int[] sources) throws SQLException {
    this.appender = connection.createAppender(table);
    this.sources = sources;
    this.lock = appender.unsafeBreakThreadConfinement();
  }

  void append(RecordBatch rows) throws SQLException {
    lock.lock();
    try {
      appendAll(rows);
    } finally {
      lock.unlock();
    }
  }

  private void appendAll(RecordBatch rows) throws SQLException {
    for (int row = 0; row < rows.rowCount(); row++) {
      appender.beginRow();
      for (int source : sources) {
        if (source < 0) {
          appender.appendDefault();
        } else {
          cell(rows.column(source), row);
        }
      }
      appender.endRow();
    }
  }

  private void cell(Column column, int row) throws SQLException {
    if (column.isNull(row)) {
      appender.appendNull();
    } else if (column instanceof StringColumn text) {
      appender.append(text.stringAt(row));
    } else if (column instanceof LongColumn longs) {
      number(column.type().kind(), longs.longAt(row));
    } else if (column instanceof DecimalColumn decimal) {
      appender.append(decimal.decimalAt(row));
    } else if (column instanceof DoubleColumn doubles) {
      appender.append(doubles.doubleAt(row));
    } else if (column instanceof MoneyColumn money) {
      appender.append(money.minorAt(row));
    } else if (column instanceof BoolColumn bools) {
      appender.append(bools.boolAt(row));
    } else {
      appender.append(((BytesColumn) column).bytesAt(row));
    }
  }

  private void number(DataType.Kind kind, long value) throws SQLException {
    switch (kind) {
      case DATE -> appender.appendEpochDays(day(value));
      case TIME -> appender.appendDayMicros(value);
      case LOCAL_DATETIME, TIMESTAMP -> appender.appendEpochMicros(value);
      default -> appender.append(value);
    }
  }

  private static int day(long value) {
    if (value != (int) value) {
      throw new BiException(
          DuckDbErrors.OVERFLOW,
          "Day " + value + " after 1970-01-01 is none that DuckDB can hold. Filter such rows.");
    }
    return (int) value;
  }

  void flush() throws SQLException {
    lock.lock();
    try {
      appender.flush();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      appender.close();
    } finally {
      lock.unlock();
    }
  }
}
