package io.bi4j.benchmarks.data;

import java.util.List;

/**
 * Writes rows as JSON lines. Most rows are compact and in column order; of 10,000 rows, 200 have
 * their keys in another order, 100 have blanks between tokens, 50 spell one letter of the keys or
 * values of {@code status} and {@code country} as an escape, 20 carry an unknown nested value whose
 * inner keys imitate ours, and half of the non-ASCII text is written as escapes. Well-formed
 * numbers are JSON numbers, malformed ones strings; a missing value is {@code null} or, in every
 * other row, an absent key.
 */
final class JsonLinesEncoder {
  private static final byte[] HEX = Vocabulary.lines("0123456789abcdef")[0];
  private static final byte[] NULL = Vocabulary.lines("null")[0];
  private static final byte[] NESTED =
      Vocabulary.lines(
          "\"meta\":{\"status\":\"succeeded\",\"amount_minor\":1,\"tags\":[\"}\",\"\\\"]\",{\"country\":null}]}")[
          0];

  private final long seed;
  private final Draws draws = new Draws();
  private boolean blanks;
  private boolean escapes;
  private boolean asciiOnly;

  JsonLinesEncoder(long seed) {
    this.seed = seed;
  }

  void write(long index, Row row, Bytes out) {
    draws.startAt(~seed, index);
    int rotate = draws.chance(200) ? 1 + draws.below(10) : 0;
    blanks = draws.chance(100);
    escapes = draws.chance(50);
    boolean nested = draws.chance(20);
    boolean dropMissing = draws.chance(5_000);
    asciiOnly = draws.chance(5_000);

    out.add('{');
    boolean first = true;
    if (nested) {
      out.add(NESTED);
      first = false;
    }
    List<TransactionColumn> columns = TransactionColumn.FULL;
    for (int i = 0; i < columns.size(); i++) {
      TransactionColumn column = columns.get((i * (rotate % 2 == 1 ? 10 : 1) + rotate) % 11);
      if (dropMissing && row.isEmpty(column)) {
        continue;
      }
      if (!first) {
        out.add(',');
        blank(out);
      }
      first = false;
      key(column, out);
      value(column, row, out);
    }
    out.add('}');
    out.add('\n');
  }

  private void key(TransactionColumn column, Bytes out) {
    byte[] name = column.headerBytes();
    out.add('"');
    text(name, 0, name.length, escapes && mayEscape(column), out);
    out.add('"');
    blank(out);
    out.add(':');
    blank(out);
  }

  private void value(TransactionColumn column, Row row, Bytes out) {
    int from = row.from(column);
    int to = row.to(column);
    if (from == to) {
      out.add(NULL);
    } else if (column.isNumber() && isNumber(row.bytes(), from, to)) {
      out.add(row.bytes(), from, to - from);
    } else {
      out.add('"');
      text(row.bytes(), from, to, escapes && mayEscape(column), out);
      out.add('"');
    }
  }

  private static boolean mayEscape(TransactionColumn column) {
    return column == TransactionColumn.STATUS || column == TransactionColumn.COUNTRY;
  }

  private void blank(Bytes out) {
    if (blanks) {
      out.add(' ');
    }
  }

  /** A number that JSON can hold: our amounts have no leading zeros and at most 18 digits. */
  private static boolean isNumber(byte[] bytes, int from, int to) {
    int start = bytes[from] == '-' ? from + 1 : from;
    for (int i = start; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return to > start && to - start <= 18;
  }

  private void text(byte[] bytes, int from, int to, boolean escapeLast, Bytes out) {
    int i = from;
    while (i < to) {
      int b = bytes[i];
      if (b < 0) {
        i += asciiOnly ? escapeSequence(bytes, i, out) : copySequence(bytes, i, out);
        continue;
      }
      if (b == '"' || b == '\\') {
        out.add('\\');
        out.add(b);
      } else if (b == '\n' || b == '\r') {
        out.add('\\');
        out.add(b == '\n' ? 'n' : 'r');
      } else if (escapeLast && i == to - 1) {
        unicode(b, out);
      } else {
        out.add(b);
      }
      i++;
    }
  }

  private static int copySequence(byte[] bytes, int at, Bytes out) {
    int length = sequenceLength(bytes[at]);
    out.add(bytes, at, length);
    return length;
  }

  private static int escapeSequence(byte[] bytes, int at, Bytes out) {
    int length = sequenceLength(bytes[at]);
    int point = bytes[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      point = point << 6 | bytes[at + i] & 0x3F;
    }
    if (point > 0xFFFF) {
      unicode(Character.highSurrogate(point), out);
      unicode(Character.lowSurrogate(point), out);
    } else {
      unicode(point, out);
    }
    return length;
  }

  private static int sequenceLength(byte lead) {
    return Integer.numberOfLeadingZeros(~lead << 24);
  }

  private static void unicode(int unit, Bytes out) {
    out.add('\\');
    out.add('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.add(HEX[unit >> shift & 15]);
    }
  }
}
