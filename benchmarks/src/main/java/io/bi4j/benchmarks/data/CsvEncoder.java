package io.bi4j.benchmarks.data;

import java.util.List;

/**
 * Writes rows as RFC 4180 records that end in a line feed. A cell is quoted when it must be; with
 * {@code quoteShare} above zero also that many of 10,000 other non-empty cells, which no reader may
 * notice. A missing value is an empty cell without quotes.
 */
final class CsvEncoder {
  private final List<TransactionColumn> columns;
  private final long seed;
  private final int quoteShare;
  private final Draws draws = new Draws();

  CsvEncoder(List<TransactionColumn> columns, long seed, int quoteShare) {
    this.columns = columns;
    this.seed = seed;
    this.quoteShare = quoteShare;
  }

  void header(Bytes out) {
    for (int i = 0; i < columns.size(); i++) {
      out.add(columns.get(i).headerBytes());
      out.add(i + 1 < columns.size() ? ',' : '\n');
    }
  }

  void write(long index, Row row, Bytes out) {
    if (quoteShare > 0) {
      draws.startAt(~seed, index);
    }
    for (int i = 0; i < columns.size(); i++) {
      TransactionColumn column = columns.get(i);
      cell(row.bytes(), row.from(column), row.to(column), out);
      out.add(i + 1 < columns.size() ? ',' : '\n');
    }
  }

  private void cell(byte[] bytes, int from, int to, Bytes out) {
    if (from == to) {
      return;
    }
    if (!mustQuote(bytes, from, to) && (quoteShare == 0 || !draws.chance(quoteShare))) {
      out.add(bytes, from, to - from);
      return;
    }
    out.add('"');
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        out.add('"');
      }
      out.add(bytes[i]);
    }
    out.add('"');
  }

  private static boolean mustQuote(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }
}
