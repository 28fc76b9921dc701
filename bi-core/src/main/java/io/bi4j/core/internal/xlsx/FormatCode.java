package io.bi4j.core.internal.xlsx;

import java.util.Locale;

/**
 * Reads number formats (ECMA-376 part 1, 18.8.30 and 18.8.31) as far as needed to tell dates and
 * times from numbers.
 */
final class FormatCode {
  private final String code;
  private boolean day;
  private boolean clock;
  private boolean elapsed;
  private boolean number;

  /** The last letter that was not a month or minute: decides what a following m means. */
  private char before = ' ';

  private int openMonths;
  private int lastLiteral = -1;
  private int lastToken = -1;

  private FormatCode(String code) {
    this.code = code;
  }

  /** The meaning of a format that the standard numbers instead of spelling it. */
  static CellFormat builtIn(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> CellFormat.DATE;
      case 18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56 -> CellFormat.TIME;
      case 22 -> CellFormat.DATE_TIME;
      case 46 -> CellFormat.DURATION;
      default -> CellFormat.NUMBER;
    };
  }

  /** The meaning of a format code, for example {@code dd/mm/yyyy}. */
  static CellFormat of(String code) {
    FormatCode format = new FormatCode(code);
    format.scan();
    return format.meaning();
  }

  private CellFormat meaning() {
    if (number && !elapsed && !clock && !day) {
      return CellFormat.NUMBER;
    }
    if (elapsed) {
      return CellFormat.DURATION;
    }
    if (openMonths > 0) {
      day = true;
    }
    if (day && clock) {
      return lastLiteral > lastToken ? CellFormat.INSTANT : CellFormat.DATE_TIME;
    }
    return day ? CellFormat.DATE : clock ? CellFormat.TIME : CellFormat.NUMBER;
  }

  /** Looks at the first section, which is that of positive numbers. */
  private void scan() {
    int at = 0;
    while (at < code.length() && code.charAt(at) != ';') {
      char c = code.charAt(at);
      at =
          switch (c) {
            case '"' -> quoted(at);
            case '\\', '_', '*' -> at + 2;
            case '[' -> bracket(at);
            default -> letters(at, Character.toLowerCase(c));
          };
    }
  }

  private int quoted(int at) {
    int end = code.indexOf('"', at + 1);
    int stop = end < 0 ? code.length() : end;
    if (code.substring(at + 1, stop).equals("Z")) {
      lastLiteral = at;
    }
    return stop + 1;
  }

  /** An elapsed unit such as [hh]; colours, conditions, currencies and locales mean nothing. */
  private int bracket(int at) {
    int end = code.indexOf(']', at + 1);
    int stop = end < 0 ? code.length() : end;
    String inside = code.substring(at + 1, stop).toLowerCase(Locale.ROOT);
    char unit = inside.isEmpty() ? ' ' : inside.charAt(0);
    boolean unitOnly = inside.chars().allMatch(c -> c == unit);
    if (unitOnly && (unit == 'h' || unit == 'm' || unit == 's')) {
      elapsed = true;
      before = unit == 'm' ? 'h' : unit;
    }
    return stop + 1;
  }

  private int letters(int at, char c) {
    int end = at + 1;
    while (end < code.length() && Character.toLowerCase(code.charAt(end)) == c) {
      end++;
    }
    switch (c) {
      case 'y', 'd', 'b' -> token(at, c, true);
      case 'e' -> {
        boolean exponent = end < code.length() && "+-".indexOf(code.charAt(end)) >= 0;
        if (!exponent) {
          token(at, c, true);
        }
      }
      case 'g' -> {
        if (code.regionMatches(true, at, "General", 0, 7)) {
          number = true;
          return at + 7;
        }
        token(at, c, true);
      }
      case 'h' -> token(at, c, false);
      case 's' -> {
        openMonths = Math.max(0, openMonths - 1);
        token(at, c, false);
      }
      case 'm' -> month(at, end - at);
      case 'a' -> {
        return halfDay(at, end);
      }
      case '0', '#', '?', '@' -> number = true;
      default -> {}
    }
    return end;
  }

  private void token(int at, char letter, boolean ofDay) {
    day |= ofDay;
    clock |= !ofDay;
    before = letter;
    lastToken = at;
  }

  /** One or two m after hours, or before seconds, are minutes. */
  private void month(int at, int count) {
    lastToken = at;
    if (count > 2) {
      day = true;
    } else if (before == 'h') {
      clock = true;
    } else {
      openMonths++;
    }
    before = 'm';
  }

  private int halfDay(int at, int end) {
    boolean longForm = code.regionMatches(true, at, "AM/PM", 0, 5);
    boolean shortForm = code.regionMatches(true, at, "A/P", 0, 3);
    if (longForm || shortForm) {
      clock = true;
      lastToken = at;
      return at + (longForm ? 5 : 3);
    }
    return end;
  }
}
