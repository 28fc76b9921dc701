package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.scan.RecordTokenizer;
import java.util.Arrays;

/**
 * Finds the records of a buffer and the end of each of their fields.
 *
 * <p>Field {@code j} of record {@code r} ends at {@code ends[first[r] + j]} and starts one past the
 * end of the field before it, the first at {@code starts[r]}. Quotes are still around the cells. A
 * record that breaks RFC 4180 or has another number of fields is not among the records; it is kept
 * in {@link #faults()}. Confined to one thread; reused for one buffer after the other.
 */
final class CsvTokenizer implements RecordTokenizer {
  /** A record that could not be taken. */
  record Fault(int ordinal, int start, int end, int fields, Kind kind) {
    enum Kind {
      TOO_FEW_FIELDS,
      TOO_MANY_FIELDS,
      BARE_QUOTE,
      TEXT_AFTER_QUOTE,
      OPEN_QUOTE
    }
  }

  private final CsvDialect dialect;
  private final int columns;
  private final boolean padShort;
  private final StructuralMasks masks;
  private final QuotedRecord quoted;

  int[] ends = new int[1024];
  int[] first = new int[128];
  int[] starts = new int[128];
  int[] ordinals = new int[128];
  private int used;
  private int records;
  private int ordinal;
  private int blankLines;
  private int longest;
  private int longestStart;
  private Fault[] faults = new Fault[4];
  private int faultCount;
  private boolean unfinished;
  private boolean openQuote;

  /**
   * A tokenizer of records with a fixed number of fields.
   *
   * @param columns fields of a record; 0 accepts any number
   * @param padShort whether a record with too few fields is taken, its missing fields being null
   */
  CsvTokenizer(CsvDialect dialect, int columns, boolean padShort) {
    this.dialect = dialect;
    this.columns = columns;
    this.padShort = padShort;
    this.masks = new StructuralMasks(dialect.delimiter(), dialect.newline(), dialect.quote());
    this.quoted = new QuotedRecord(dialect);
  }

  StructuralMasks masks() {
    return masks;
  }

  /** How many records were taken. */
  int records() {
    return records;
  }

  @Override
  public int seen() {
    return ordinal;
  }

  /** Fields of a record. */
  int columns() {
    return columns;
  }

  /** Lines without any byte, which hold no record when a record has more than one field. */
  int blankLines() {
    return blankLines;
  }

  int faultCount() {
    return faultCount;
  }

  Fault fault(int index) {
    return faults[index];
  }

  @Override
  public void mark(byte[] buffer, int from, int to) {
    masks.scan(buffer, from, to);
  }

  @Override
  public void markBefore(byte[] buffer, int from, int to) {
    masks.scanBefore(buffer, from, to);
  }

  @Override
  public int tokenize(byte[] buffer, int from, int to, boolean last) {
    clear();
    int at = from;
    while (at < to) {
      int next = fastRun(buffer, at, to);
      if (next < 0) {
        next = slowRecord(buffer, -next - 1, to, last);
      } else if (next < to && (last || openQuote)) {
        next = slowRecord(buffer, next, to, last);
      }
      if (next == at) {
        return at;
      }
      if (unfinished) {
        return next;
      }
      at = next;
    }
    return at;
  }

  private void clear() {
    used = 0;
    records = 0;
    ordinal = 0;
    blankLines = 0;
    longest = 0;
    faultCount = 0;
    unfinished = false;
  }

  /**
   * Takes well-formed records until the bytes end or one breaks the rules.
   *
   * @return where the unfinished record starts, or {@code -start - 1} of a malformed one
   */
  private int fastRun(byte[] buffer, int from, int to) {
    int recordStart = from;
    int recordFirst = used;
    int lastQuote = -1;
    long inside = 0;
    int firstWord = from >> 6;
    int lastWord = (to - 1) >> 6;
    for (int word = firstWord; word <= lastWord; word++) {
      long clip = word == firstWord ? -1L << from : -1L;
      long bits = masks.separators[word] & clip;
      long quotes = masks.quotes[word] & clip;
      int base = word << 6;
      if ((quotes | inside) != 0) {
        long covered = prefixXor(quotes) ^ inside;
        bits &= ~covered;
        inside = covered >> 63;
      }
      if (ends.length - used < 64) {
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      long lines = masks.newlines[word] & bits;
      while (bits != 0) {
        long lowest = bits & -bits;
        int at = base + Long.numberOfTrailingZeros(bits);
        bits ^= lowest;
        ends[used++] = at;
        if ((lines & lowest) != 0) {
          long before = quotes & (lowest - 1);
          if (before != 0) {
            lastQuote = base + 63 - Long.numberOfLeadingZeros(before);
          }
          if (lastQuote >= recordStart
              && !quoted.isWellFormed(buffer, recordStart, ends, recordFirst, used)) {
            used = recordFirst;
            return -recordStart - 1;
          }
          endRecord(buffer, recordStart, recordFirst, at);
          recordStart = at + 1;
          recordFirst = used;
        }
      }
      if (quotes != 0) {
        lastQuote = base + 63 - Long.numberOfLeadingZeros(quotes);
      }
    }
    used = recordFirst;
    unfinished = recordStart < to;
    openQuote = inside != 0;
    return recordStart;
  }

  private static long prefixXor(long bits) {
    long x = bits;
    x ^= x << 1;
    x ^= x << 2;
    x ^= x << 4;
    x ^= x << 8;
    x ^= x << 16;
    x ^= x << 32;
    return x;
  }

  /** Takes the record whose last separator stands at {@code at} and was stored last. */
  private void endRecord(byte[] buffer, int start, int recordFirst, int at) {
    int end = at;
    if (end > start && buffer[end - 1] == '\r' && dialect.newline() == '\n') {
      end--;
    }
    ends[used - 1] = end;
    closeRecord(start, recordFirst, end);
  }

  /** Takes the record whose last field ends at {@code end}, or says what is wrong with it. */
  private void closeRecord(int start, int recordFirst, int end) {
    measure(start, end);
    int fields = used - recordFirst;
    if (fields == columns || columns == 0) {
      if (fields == 1 && end == start && columns != 1) {
        used = recordFirst;
        blankLines++;
        return;
      }
      addRecord(start, recordFirst);
    } else if (fields == 1 && end == start) {
      used = recordFirst;
      blankLines++;
    } else {
      otherWidth(start, recordFirst, end);
    }
  }

  private void measure(int start, int end) {
    if (end - start > longest) {
      longest = end - start;
      longestStart = start;
    }
  }

  @Override
  public int longest() {
    return longest;
  }

  @Override
  public int longestStart() {
    return longestStart;
  }

  private void addRecord(int start, int recordFirst) {
    int at = records;
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, at * 2);
      first = Arrays.copyOf(first, at * 2);
      ordinals = Arrays.copyOf(ordinals, at * 2);
    }
    starts[at] = start;
    first[at] = recordFirst;
    ordinals[at] = ordinal++;
    records = at + 1;
  }

  private void otherWidth(int start, int recordFirst, int end) {
    int fields = used - recordFirst;
    if (fields < columns && padShort) {
      pad(columns - fields, end);
      addRecord(start, recordFirst);
      return;
    }
    used = recordFirst;
    Fault.Kind kind = fields < columns ? Fault.Kind.TOO_FEW_FIELDS : Fault.Kind.TOO_MANY_FIELDS;
    addFault(new Fault(ordinal++, start, end, fields, kind));
  }

  private void pad(int missing, int end) {
    if (ends.length - used < missing) {
      ends = Arrays.copyOf(ends, Math.max(ends.length * 2, used + missing));
    }
    Arrays.fill(ends, used, used + missing, end);
    used += missing;
  }

  private void addFault(Fault fault) {
    if (faultCount == faults.length) {
      faults = Arrays.copyOf(faults, faultCount * 2);
    }
    faults[faultCount++] = fault;
  }

  /**
   * Takes one record byte by byte: one that breaks the rules, or the last of a file without a line
   * end.
   *
   * @return one past the record, or its start when it goes on after the buffer
   */
  private int slowRecord(byte[] buffer, int start, int to, boolean last) {
    int recordFirst = used;
    int end = quoted.walk(buffer, start, to, last);
    if (end < 0) {
      unfinished = true;
      return start;
    }
    unfinished = false;
    if (ends.length - used < quoted.fields()) {
      ends = Arrays.copyOf(ends, Math.max(ends.length * 2, used + quoted.fields()));
    }
    System.arraycopy(quoted.ends(), 0, ends, used, quoted.fields());
    used += quoted.fields();
    Fault.Kind fault = quoted.fault();
    if (fault != null) {
      int fields = used - recordFirst;
      used = recordFirst;
      measure(start, quoted.contentEnd());
      addFault(new Fault(ordinal++, start, quoted.contentEnd(), fields, fault));
    } else {
      closeRecord(start, recordFirst, quoted.contentEnd());
    }
    return end;
  }
}
