package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/**
 * Copies single cells into a result, rows in increasing order. Flat vectors are written in place;
 * nested ones, bytes and money with its own currencies can only grow, so gaps are filled with
 * nulls.
 */
final class CellWriter {
  private final Vector out;
  private final boolean inPlace;

  CellWriter(Vector out) {
    this.out = out;
    this.inPlace =
        out instanceof LongVector
            || out instanceof DoubleVector
            || out instanceof BoolVector
            || out instanceof TextVector
            || out instanceof DecimalVector
            || (out instanceof MoneyVector money && money.currencies() == null);
  }

  /** Starts a result of so many rows. */
  void begin(int rows) {
    if (inPlace) {
      out.reset(rows);
    } else {
      out.clear();
      out.reserve(rows);
    }
  }

  void copy(int row, Vector source, int sourceRow) {
    if (source.isNull(sourceRow)) {
      setNull(row);
    } else if (inPlace) {
      write(row, source, sourceRow);
    } else {
      fill(row);
      out.appendFrom(source, sourceRow);
    }
  }

  void setNull(int row) {
    if (inPlace) {
      out.setNull(row);
    } else {
      fill(row + 1);
    }
  }

  /** Ends a result of so many rows. */
  void end(int rows) {
    if (inPlace) {
      Nulls.blank(out);
    } else {
      fill(rows);
    }
  }

  private void fill(int rows) {
    while (out.rows < rows) {
      out.appendNull();
    }
  }

  private void write(int row, Vector source, int from) {
    if (out instanceof LongVector longs) {
      longs.values[row] = ((LongVector) source).values[from];
    } else if (out instanceof DoubleVector doubles) {
      doubles.values[row] = ((DoubleVector) source).values[from];
    } else if (out instanceof BoolVector bools) {
      bools.values[row] = ((BoolVector) source).values[from];
    } else if (out instanceof TextVector text) {
      TextVector given = (TextVector) source;
      int at = text.writeUninitialised(row, given.byteLength(from));
      given.copyUtf8(from, text.bytes, at);
    } else if (out instanceof MoneyVector money) {
      money.minor[row] = ((MoneyVector) source).minor[from];
    } else {
      DecimalVector decimals = (DecimalVector) out;
      DecimalVector given = (DecimalVector) source;
      decimals.low[row] = given.low[from];
      if (decimals.decimal().isWide()) {
        decimals.high[row] = given.high[from];
      }
    }
  }
}
