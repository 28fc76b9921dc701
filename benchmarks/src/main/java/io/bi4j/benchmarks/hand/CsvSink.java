package io.bi4j.benchmarks.hand;

/** What is done with each record of one CSV layout. Confined to one thread. */
interface CsvSink {
  /** Number of columns. */
  int columns();

  /**
   * Takes a record straight from its marks.
   *
   * @param start address of the record's first byte
   * @param text address that places count from
   * @param places address of the places of the marks at and behind {@code start}, as many as there
   *     are columns
   * @return false, without any effect, when a mark is not the separator expected there: the record
   *     has quotes (or is ragged)
   */
  boolean plain(long start, long text, long places);

  /** Takes a record whose cells are unquoted and unescaped already, as addresses. */
  void cells(long[] from, long[] to);

  /**
   * Whether the first {@code columns - 1} marks are commas and the last one is a line feed.
   * Branches once.
   */
  static boolean areSeparators(long text, long places, int columns) {
    int wrong = 0;
    for (int i = 0; i < columns - 1; i++) {
      wrong |= Raw.octet(text + Raw.integer(places + 4L * i)) ^ ',';
    }
    return (wrong | Raw.octet(text + Raw.integer(places + 4L * (columns - 1))) ^ '\n') == 0;
  }

  /** The address of mark {@code index}. */
  static long mark(long text, long places, int index) {
    return text + Raw.integer(places + 4L * index);
  }

  /** The end of the last cell: the line feed, or the carriage return before it. */
  static long lineEnd(long lineFeed) {
    return Raw.octet(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
  }
}
