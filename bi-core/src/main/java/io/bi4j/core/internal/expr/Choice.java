package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.internal.exec.Chunk;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.Vector;
import org.jspecify.annotations.Nullable;

/** Puts a result together from several vectors, one of which each row chose. */
final class Choice {
  /** The choice of a row that is null. */
  static final int NONE = -1;

  private final Vector out;
  private final CellWriter writer;
  private final @Nullable Vector[] sources;

  /** What each row chose: the number of a source, or {@link #NONE}. */
  int[] chosen = new int[0];

  Choice(DataType type, int sources) {
    this.out = Vector.of(type);
    this.writer = new CellWriter(out);
    this.sources = new Vector[sources];
  }

  /** Starts over: nothing is chosen. */
  void begin(Chunk chunk, int[] rows, int count) {
    if (chosen.length < chunk.rows()) {
      chosen = new int[chunk.rows()];
    }
    for (int k = 0; k < count; k++) {
      chosen[rows[k]] = NONE;
    }
  }

  void source(int number, Vector vector) {
    sources[number] = vector;
  }

  /** The result at these rows. */
  Vector finish(Chunk chunk, int[] rows, int count) {
    if (isOneLong(out) || out instanceof DoubleVector) {
      flat(chunk, rows, count);
      return out;
    }
    writer.begin(chunk.rows());
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      Vector source = chosen[row] == NONE ? null : sources[chosen[row]];
      if (source == null) {
        writer.setNull(row);
      } else {
        writer.copy(row, source, row);
      }
    }
    writer.end(chunk.rows());
    return out;
  }

  private static boolean isOneLong(Vector vector) {
    return vector instanceof LongVector
        || (vector instanceof DecimalVector decimals && !decimals.decimal().isWide())
        || (vector instanceof MoneyVector money && money.currencies() == null);
  }

  /** One source after the other, so that the loop knows its arrays. */
  private void flat(Chunk chunk, int[] rows, int count) {
    out.reset(chunk.rows());
    for (int k = 0; k < count; k++) {
      if (chosen[rows[k]] == NONE) {
        out.setNull(rows[k]);
      }
    }
    for (int number = 0; number < sources.length; number++) {
      Vector source = sources[number];
      if (source != null) {
        copy(source, number, rows, count);
        sources[number] = null;
      }
    }
    Nulls.blank(out);
  }

  private void copy(Vector source, int number, int[] rows, int count) {
    boolean nulls = Nulls.hasAny(source);
    if (isOneLong(out)) {
      long[] from = Longs.of(source);
      long[] to = Longs.of(out);
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (chosen[row] == number) {
          to[row] = from[row];
        }
      }
    } else {
      double[] from = ((DoubleVector) source).values;
      double[] to = ((DoubleVector) out).values;
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        if (chosen[row] == number) {
          to[row] = from[row];
        }
      }
    }
    for (int k = 0; nulls && k < count; k++) {
      if (chosen[rows[k]] == number && source.isNull(rows[k])) {
        out.setNull(rows[k]);
      }
    }
  }
}
