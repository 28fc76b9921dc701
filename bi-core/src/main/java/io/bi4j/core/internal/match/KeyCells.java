package io.bi4j.core.internal.match;

import io.bi4j.core.BiException;
import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Field;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.aggregate.Cells;
import io.bi4j.core.internal.vector.MoneyVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;

/** When the cells of two keys are the same. */
public final class KeyCells {
  private KeyCells() {}

  /**
   * Checks that a column can be a key.
   *
   * @param step the kind of step, for messages
   * @throws BiException {@code core/type-mismatch}
   */
  public static void requireKey(String step, Field key) {
    DataType type = key.type();
    switch (type.kind()) {
      case LIST, STRUCT, MAP, JSON, BYTES ->
          throw new BiException(
              CoreErrors.TYPE_MISMATCH,
              "Key \""
                  + key.name()
                  + "\" is "
                  + type
                  + ", which cannot be a key of a "
                  + step
                  + ". Take a text, number, time or money column.");
      default -> {}
    }
  }

  /** Whether two keys of the same types are equal. */
  public static boolean equal(Vector[] a, int rowA, Vector[] b, int rowB) {
    for (int i = 0; i < a.length; i++) {
      if (!equal(a[i], rowA, b[i], rowB)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(Vector a, int rowA, Vector b, int rowB) {
    boolean nullA = a.isNull(rowA);
    if (nullA || b.isNull(rowB)) {
      return nullA && b.isNull(rowB);
    }
    if (a instanceof TextVector text) {
      return equalText(text, rowA, (TextVector) b, rowB);
    }
    if (Cells.compare(a, rowA, b, rowB) != 0) {
      return false;
    }
    return !(a instanceof MoneyVector money)
        || money.currencyAt(rowA).equals(((MoneyVector) b).currencyAt(rowB));
  }

  private static boolean equalText(TextVector a, int rowA, TextVector b, int rowB) {
    if (a.dictionary() != null && a.dictionary() == b.dictionary()) {
      return a.codes[rowA] == b.codes[rowB];
    }
    if (b.dictionary() == null) {
      return a.equalsUtf8(rowA, b.bytes, b.starts[rowB], b.lengths[rowB]);
    }
    if (a.dictionary() == null) {
      return b.equalsUtf8(rowB, a.bytes, a.starts[rowA], a.lengths[rowA]);
    }
    return a.compareUtf8(rowA, b, rowB) == 0;
  }
}
