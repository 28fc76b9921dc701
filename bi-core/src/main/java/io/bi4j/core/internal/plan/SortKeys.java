package io.bi4j.core.internal.plan;

import io.bi4j.core.expr.Exprs;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads sort keys such as {@code "revenue desc"}. */
public final class SortKeys {
  private SortKeys() {}

  /** One key per text: an expression, then asc or desc, asc when neither stands there. */
  public static List<SortKey> parse(String... keys) {
    if (keys.length == 0) {
      throw new IllegalArgumentException("A sort needs at least one key.");
    }
    return Arrays.stream(keys).map(SortKeys::parse).toList();
  }

  private static SortKey parse(String key) {
    String text = key.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean descending = lower.endsWith(" desc");
    int cut = descending ? 5 : lower.endsWith(" asc") ? 4 : 0;
    return new SortKey(Exprs.parse(text.substring(0, text.length() - cut)), descending);
  }
}
