package io.bi4j.core.internal.jdbc;

import io.bi4j.core.data.Column;
import io.bi4j.core.data.RecordBatch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One row per statement, in JDBC batches: what every driver can do. */
final class BatchInserter implements RowInserter {
  private final Dialect dialect;
  private final List<TargetColumn> columns;
  private final PreparedStatement statement;

  BatchInserter(JdbcSinkSettings settings, SinkTable table, Connection connection)
      throws SQLException {
    this.dialect = table.dialect();
    this.columns = table.columns();
    String marks = String.join(", ", java.util.Collections.nCopies(columns.size(), "?"));
    this.statement =
        connection.prepareStatement(
            InsertSql.into(settings, columns)
                + "VALUES ("
                + marks
                + ")"
                + InsertSql.onConflict(settings, columns));
  }

  @Override
  public void insert(RecordBatch rows) throws SQLException {
    for (int r = 0; r < rows.rowCount(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        Column column = rows.column(c);
        dialect.bind(statement, c + 1, columns.get(c).value(column, r));
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
