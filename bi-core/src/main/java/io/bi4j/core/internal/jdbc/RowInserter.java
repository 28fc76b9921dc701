package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.RecordBatch;
import java.sql.SQLException;

/** Puts rows into a table within the transaction of its connection. */
interface RowInserter extends AutoCloseable {
  /** Takes the rows; all of them are in the table when this returns. */
  void insert(RecordBatch rows) throws SQLException;

  @Override
  void close() throws SQLException;
}
