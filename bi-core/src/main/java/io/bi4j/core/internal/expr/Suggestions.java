package io.bi4j.core.internal.expr;

import io.bi4j.core.data.Schema;
import java.util.Comparator;
import java.util.List;

/** The names that somebody may have meant. */
final class Suggestions {
  private static final int SHOWN = 12;

  private Suggestions() {}

  static String columns(Schema schema, String name) {
    return nearest(schema.names(), name);
  }

  static String functions(String name) {
    List<String> names =
        Functions.all().stream().map(Function::name).filter(n -> n.matches("[a-z_0-9]+")).toList();
    return "Functions with similar names are: " + nearest(names, name) + ".";
  }

  private static String nearest(List<String> names, String name) {
    List<String> sorted =
        names.stream()
            .sorted(Comparator.comparingInt(candidate -> distance(candidate, name)))
            .limit(SHOWN)
            .toList();
    int rest = names.size() - sorted.size();
    return String.join(", ", sorted) + (rest > 0 ? " and " + rest + " more" : "");
  }

  /** Levenshtein distance ignoring case, over the first 40 characters. */
  private static int distance(String left, String right) {
    String a = left.substring(0, Math.min(40, left.length())).toLowerCase(java.util.Locale.ROOT);
    String b = right.substring(0, Math.min(40, right.length())).toLowerCase(java.util.Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(diagonal + change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
