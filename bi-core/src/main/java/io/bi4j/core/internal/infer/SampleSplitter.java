package io.bi4j.core.internal.infer;

/**
 * Splits a sample into records by one dialect, leniently: it also reads what breaks the rules of
 * quoting and counts how often, so that dialects can be compared. Blank lines are skipped.
 */
public final class SampleSplitter {
  private final byte[] bytes;
  private final int to;
  private final byte delimiter;
  private final byte quote;
  private final byte newline;
  private final boolean complete;
  private final CellArena cells = new CellArena();
  private int at;
  private int faults;
  private int quotedCells;

  private SampleSplitter(
      byte[] bytes, int from, int to, boolean complete, byte delimiter, byte quote, byte newline) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.complete = complete;
    this.delimiter = delimiter;
    this.quote = quote;
    this.newline = newline;
  }

  /**
   * Splits a sample.
   *
   * @param complete whether the input ends at {@code to}; else a record without line end is left
   *     out
   * @param maxRows how many records to take at most
   */
  public static SampleSplitter split(
      byte[] bytes,
      int from,
      int to,
      boolean complete,
      byte delimiter,
      byte quote,
      byte newline,
      int maxRows) {
    SampleSplitter splitter =
        new SampleSplitter(bytes, from, to, complete, delimiter, quote, newline);
    while (splitter.at < to && splitter.cells.rows() < maxRows) {
      splitter.record();
    }
    return splitter;
  }

  /** The records that were taken. */
  public CellArena cells() {
    return cells;
  }

  /** How many cells broke the rules of quoting: a quote inside, or text after the closing quote. */
  int faults() {
    return faults;
  }

  /** How many cells stood in quotes. */
  int quotedCells() {
    return quotedCells;
  }

  private void record() {
    if (isLineEnd(at)) {
      at = afterLineEnd(at);
      return;
    }
    boolean ended = false;
    while (!ended) {
      cells.beginCell();
      boolean quoted = at < to && bytes[at] == quote;
      if (quoted) {
        quotedCell();
      } else {
        plainCell();
      }
      cells.endCell(quoted);
      quotedCells += quoted ? 1 : 0;
      ended = at >= to || bytes[at] != delimiter;
      at += ended ? 0 : 1;
    }
    if (at < to || complete) {
      cells.endRow();
    }
    at = afterLineEnd(at);
  }

  private void plainCell() {
    boolean fault = false;
    while (at < to && bytes[at] != delimiter && !isLineEnd(at)) {
      fault |= bytes[at] == quote;
      cells.append(bytes[at++]);
    }
    faults += fault ? 1 : 0;
  }

  private void quotedCell() {
    at++;
    while (at < to && (bytes[at] != quote || (at + 1 < to && bytes[at + 1] == quote))) {
      at += bytes[at] == quote ? 1 : 0;
      cells.append(bytes[at++]);
    }
    at++;
    boolean fault = false;
    while (at < to && bytes[at] != delimiter && !isLineEnd(at)) {
      fault = true;
      cells.append(bytes[at++]);
    }
    faults += fault || (at > to && complete) ? 1 : 0;
  }

  private boolean isLineEnd(int position) {
    return bytes[position] == newline
        || (newline == '\n'
            && bytes[position] == '\r'
            && (position + 1 == to || bytes[position + 1] == '\n'));
  }

  private int afterLineEnd(int position) {
    if (position >= to) {
      return to;
    }
    return bytes[position] == '\r' && newline == '\n' ? position + 2 : position + 1;
  }
}
