package io.bi4j.core.internal.expr;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.DataType.DecimalType;
import io.bi4j.core.internal.vector.BoolVector;
import io.bi4j.core.internal.vector.BytesVector;
import io.bi4j.core.internal.vector.DecimalVector;
import io.bi4j.core.internal.vector.DoubleVector;
import io.bi4j.core.internal.vector.TextVector;
import io.bi4j.core.internal.vector.Vector;
import java.util.Arrays;

/** The order of cells of one type, none of them null. */
@FunctionalInterface
interface CellOrder {
  int compare(Vector a, int rowA, Vector b, int rowB);

  static CellOrder of(DataType type) {
    return switch (type.kind()) {
      case FLOAT64 -> CellOrder::doubles;
      case BOOL ->
          (a, i, b, j) -> Boolean.compare(((BoolVector) a).values[i], ((BoolVector) b).values[j]);
      case STRING, JSON -> (a, i, b, j) -> ((TextVector) a).compareUtf8(i, (TextVector) b, j);
      case BYTES ->
          (a, i, b, j) ->
              Arrays.compareUnsigned(((BytesVector) a).bytesAt(i), ((BytesVector) b).bytesAt(j));
      case DECIMAL -> ((DecimalType) type).isWide() ? CellOrder::wide : CellOrder::longs;
      case LIST, STRUCT, MAP -> throw new IllegalArgumentException(type + " has no order");
      default -> CellOrder::longs;
    };
  }

  private static int longs(Vector a, int i, Vector b, int j) {
    return Long.compare(Longs.of(a)[i], Longs.of(b)[j]);
  }

  private static int doubles(Vector a, int i, Vector b, int j) {
    double x = ((DoubleVector) a).values[i];
    double y = ((DoubleVector) b).values[j];
    return DoubleCompare.less(x, y) ? -1 : DoubleCompare.less(y, x) ? 1 : 0;
  }

  private static int wide(Vector a, int i, Vector b, int j) {
    DecimalVector x = (DecimalVector) a;
    DecimalVector y = (DecimalVector) b;
    int high = Long.compare(x.high[i], y.high[j]);
    return high != 0 ? high : Long.compareUnsigned(x.low[i], y.low[j]);
  }
}
