package io.bi4j.core.internal.jdbc;

import io.bi4j.core.internal.vector.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * A cell that does not fit its column.
 *
 * @param row the row in its batch
 * @param column the column of the batch
 * @param reason what is wrong with it, without the value
 */
record CellFault(int row, int column, String reason) {

  /**
   * Reads a cell; a value that the driver cannot convert is a fault, a broken connection is not.
   */
  static @Nullable String tryRead(CellReader reader, ResultSet result, int index, Vector into)
      throws SQLException {
    int before = into.rows;
    try {
      return reader.read(result, index, into);
    } catch (SQLException e) {
      if (!JdbcErrors.isBadValue(e)) {
        throw e;
      }
      into.truncate(before);
      return JdbcErrors.shortened(e.getMessage());
    } catch (DateTimeException | ArithmeticException | ClassCastException e) {
      into.truncate(before);
      return "the value does not fit " + into.type();
    } catch (NumberFormatException e) {
      into.truncate(before);
      return "the text is no " + into.type();
    }
  }
}
