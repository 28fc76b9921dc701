package io.bi4j.core.internal.jdbc;

import io.bi4j.core.internal.vector.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Copies the cells of one column out of a result. Stateless. */
@FunctionalInterface
interface CellReader {
  /**
   * Appends the cell of the present row, or says why it does not fit and appends nothing.
   *
   * @param index the column of the result, counted from one
   * @return what is wrong with the cell, or null when it was appended
   */
  @Nullable String read(ResultSet result, int index, Vector into) throws SQLException;
}
