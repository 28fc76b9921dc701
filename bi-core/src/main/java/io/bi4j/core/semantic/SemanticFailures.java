package io.bi4j.core.semantic;

import io.bi4j.core.BiException;
import io.bi4j.core.ErrorCode;
import io.bi4j.core.ErrorCode.Kind;
import java.util.List;

/** The error codes of this package and the wording of shared messages. */
final class SemanticFailures {
  static final ErrorCode UNKNOWN_MEASURE = ErrorCode.of("core/unknown-measure", Kind.CONFIG);
  static final ErrorCode UNKNOWN_DIMENSION = ErrorCode.of("core/unknown-dimension", Kind.CONFIG);

  private SemanticFailures() {}

  static String named(String name, String what) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException(what + " needs a name; \"\" is none.");
    }
    return name;
  }

  static BiException unknown(String what, String name, List<String> known) {
    return new BiException(
        what.equals("measure") ? UNKNOWN_MEASURE : UNKNOWN_DIMENSION,
        "The model has no "
            + what
            + " \""
            + name
            + "\". Its "
            + what
            + "s are: "
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + ".");
  }
}
