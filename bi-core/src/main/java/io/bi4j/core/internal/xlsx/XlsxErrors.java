package io.bi4j.core.internal.xlsx;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import org.jspecify.annotations.Nullable;

/** The failures that more than one reader of a workbook reports. */
final class XlsxErrors {
  private XlsxErrors() {}

  /** A file that is damaged or breaks a rule of its format. */
  static BiException damaged(String file, String problem) {
    return damaged(file, problem, null);
  }

  static BiException damaged(String file, String problem, @Nullable Throwable cause) {
    return new BiException(
        CoreErrors.BAD_WORKBOOK,
        "File \""
            + file
            + "\" is damaged: "
            + problem
            + ". Get it again, or open it in the program that made it and save it anew.",
        cause);
  }

  /** A limit was reached; the message names the setting. */
  static BiException limit(String file, String what, String setting) {
    return new BiException(
        CoreErrors.LIMIT,
        "File \"" + file + "\" " + what + ". If you trust it, raise " + setting + ".");
  }

  /** A limit that has no setting because no honest file reaches it. */
  static BiException limit(String file, String what) {
    return new BiException(
        CoreErrors.LIMIT, "File \"" + file + "\" " + what + ". Make a smaller file of it.");
  }

  /** Text for a message, cut at 80 characters and on one line. */
  static String shown(String text) {
    String cut = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    StringBuilder out = new StringBuilder();
    cut.chars().forEach(c -> out.append(Character.isISOControl(c) ? ' ' : (char) c));
    return out.toString();
  }
}
