package io.bi4j.core.semantic;

import java.util.List;
import java.util.stream.Collectors;

/** Names and wording of calculations. */
final class Calcs {
  private Calcs() {}

  static String column(String measure, String what, List<String> within) {
    String suffix = within.isEmpty() ? "" : "_in_" + String.join("_", within);
    return measure + "_" + what + suffix;
  }

  static String withinText(List<String> within) {
    return within.isEmpty()
        ? ""
        : within.stream().map(QueryText::quoted).collect(Collectors.joining(", ", " within ", ""));
  }
}
