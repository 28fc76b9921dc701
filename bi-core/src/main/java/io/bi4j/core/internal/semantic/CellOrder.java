package io.bi4j.core.internal.semantic;

import io.bi4j.core.data.Money;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The order of cells: text by code points, NaN after all numbers, nulls last either way. */
final class CellOrder implements Comparator<@Nullable Object> {
  static final CellOrder ASCENDING = new CellOrder(false);
  static final CellOrder DESCENDING = new CellOrder(true);

  private final boolean descending;

  private CellOrder(boolean descending) {
    this.descending = descending;
  }

  static CellOrder of(boolean descending) {
    return descending ? DESCENDING : ASCENDING;
  }

  @Override
  public int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    int order = ascending(a, b);
    return descending ? -order : order;
  }

  @SuppressWarnings("unchecked")
  private static int ascending(Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      return codePoints(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return Double.compare(x + 0.0, y + 0.0);
    }
    if (a instanceof Money x && b instanceof Money y) {
      int currency = x.currency().compareTo(y.currency());
      return currency != 0 ? currency : Long.compare(x.minor(), y.minor());
    }
    if (a instanceof Comparable<?> x && a.getClass() == b.getClass()) {
      return ((Comparable<Object>) x).compareTo(b);
    }
    return codePoints(String.valueOf(a), String.valueOf(b));
  }

  private static int codePoints(String x, String y) {
    int length = Math.min(x.length(), y.length());
    for (int i = 0; i < length; i++) {
      char a = x.charAt(i);
      char b = y.charAt(i);
      if (a != b) {
        boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
        return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(x.length(), y.length());
  }
}
