package io.bi4j.core.internal.jdbc;

import io.bi4j.core.BiException;
import io.bi4j.core.data.Column;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.vector.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one cell as a boxed value, for plans and positions; a cell that does not fit is an error.
 */
final class SingleCell {
  private SingleCell() {}

  /** The first cell of the first row, or null when it is null or there is no row. */
  static @Nullable Object read(ResultSet result, JdbcColumn column, String what)
      throws SQLException {
    return result.next() ? read(result, 1, column, what) : null;
  }

  /** A cell of the present row, or null. */
  static @Nullable Object read(ResultSet result, int index, JdbcColumn column, String what)
      throws SQLException {
    Vector vector = Vector.of(column.type());
    String problem = CellFault.tryRead(column.reader(), result, index, vector);
    if (problem != null) {
      throw new BiException(
          CoreErrors.BAD_VALUE,
          what
              + " \""
              + column.name()
              + "\" does not fit "
              + column.type()
              + ": "
              + problem
              + ". Mend the value, or choose another column.");
    }
    return ((Column) vector).valueAt(0);
  }
}
