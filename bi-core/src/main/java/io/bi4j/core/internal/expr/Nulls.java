package io.bi4j.core.internal.expr;

import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.LongVector;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/** Work on the null marks of whole vectors, 64 rows at a time. */
final class Nulls {
  private Nulls() {}

  /** Marks null in {@code target} what is null in {@code source}. */
  static void addAll(Vector target, Vector source) {
    long[] from = source.nulls;
    if (from == null) {
      return;
    }
    int words = Math.min(from.length, (target.rows + 63) >> 6);
    long any = 0;
    for (int i = 0; i < words; i++) {
      any |= from[i];
    }
    if (any == 0) {
      return;
    }
    long[] to = room(target);
    for (int i = 0; i < words; i++) {
      to[i] |= from[i];
    }
  }

  /** The null words of a vector, long enough for all of its rows. */
  static long[] room(Vector vector) {
    int words = (vector.rows + 63) >> 6;
    long[] marks = vector.nulls;
    if (marks == null || marks.length < words) {
      marks = marks == null ? new long[words] : Arrays.copyOf(marks, words);
      vector.nulls = marks;
    }
    return marks;
  }

  /** Whether any row is marked; rows that nobody selected count too. */
  static boolean hasAny(Vector vector) {
    long[] marks = vector.nulls;
    if (marks != null) {
      for (long word : marks) {
        if (word != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Sets the cells of null rows to zero or empty. */
  static void blank(Vector vector) {
    long[] marks = vector.nulls;
    if (marks == null) {
      return;
    }
    int words = Math.min(marks.length, (vector.rows + 63) >> 6);
    for (int i = 0; i < words; i++) {
      for (long word = vector.nullWord(i); word != 0; word &= word - 1) {
        blank(vector, (i << 6) + Long.numberOfTrailingZeros(word));
      }
    }
  }

  private static void blank(Vector vector, int row) {
    if (vector instanceof LongVector longs) {
      longs.values[row] = 0;
    } else if (vector instanceof DoubleVector doubles) {
      doubles.values[row] = 0;
    } else if (vector instanceof BoolVector bools) {
      bools.values[row] = false;
    } else if (vector instanceof TextVector text) {
      if (text.dictionary() == null) {
        text.starts[row] = 0;
        text.lengths[row] = 0;
      }
    } else if (vector instanceof DecimalVector decimals) {
      decimals.low[row] = 0;
      if (decimals.decimal().isWide()) {
        decimals.high[row] = 0;
      }
    } else if (vector instanceof MoneyVector money) {
      money.minor[row] = 0;
    }
  }
}
