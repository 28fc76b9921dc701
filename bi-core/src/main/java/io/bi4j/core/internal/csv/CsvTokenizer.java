package io.bi4j.core.internal.csv;

import io.bi4j.core.internal.scan.RecordTokenizer;
import java.util.Arrays;

/**
 * Finds the records of a buffer and the end of each of their fields.
 *
 * <p>Field {@code j} of record {@code r} ends at {@code ends()[first[r] + j]} and starts one past
 * the end of the field before it, the first at {@code starts[r]}. Quotes are still around the
 * cells. A record that breaks RFC 4180 or has another number of fields is not among the records; it
 * is kept among the faults. Confined to one thread; reused for one buffer after the other.
 *
 * <p>{@link #mark} splits the chunk in parallel, guessing that the chunk does not begin inside
 * quotes, so that its first line end closes the record that came over from the chunk before. {@link
 * #tokenize} reads that one record from its true start; when it ends where the guess says, all that
 * was split stands, because what follows a record's end depends on nothing before it. Else the
 * chunk is split again.
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

  private static final int UNKNOWN = -1;

  private final byte delimiter;
  private final byte quote;
  private final byte newline;
  private final int columns;
  private final StructuralMarks marks;
  private final QuotedRecord quoted;

  int[] first = new int[128];
  int[] starts = new int[128];
  int[] ordinals = new int[128];
  private int records;
  private int ordinal;
  private int side;
  private int longest;
  private int longestStart;
  private Fault[] faults = new Fault[4];
  private int faultCount;
  private int guessedStart;
  private int rest;

  /** A tokenizer of records with a fixed number of fields. */
  CsvTokenizer(CsvDialect dialect, int columns) {
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quote();
    this.newline = dialect.newline();
    this.columns = columns;
    this.marks = new StructuralMarks(dialect);
    this.quoted = new QuotedRecord(dialect);
  }

  StructuralMarks marks() {
    return marks;
  }

  /** Where fields end; valid until the next chunk. */
  int[] ends() {
    return marks.places();
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

  int faultCount() {
    return faultCount;
  }

  Fault fault(int index) {
    return faults[index];
  }

  @Override
  public int longest() {
    return longest;
  }

  @Override
  public int longestStart() {
    return longestStart;
  }

  @Override
  public void mark(byte[] buffer, int from, int to) {
    marks.scan(buffer, from, to);
    int lineEnd = firstLineEnd(buffer);
    guessedStart = lineEnd < 0 ? UNKNOWN : marks.places()[lineEnd] + 1;
    if (lineEnd >= 0) {
      clear(1);
      split(buffer, guessedStart, lineEnd + 1, to);
    }
  }

  /** The first line end that an even number of quotes stands before. */
  private int firstLineEnd(byte[] buffer) {
    int[] places = marks.places();
    boolean inside = false;
    for (int i = 0; i < marks.count(); i++) {
      byte mark = buffer[places[i]];
      if (mark == quote) {
        inside = !inside;
      } else if (mark == newline && !inside) {
        return i;
      }
    }
    return -1;
  }

  private void clear(int recordsBefore) {
    side = marks.count();
    records = recordsBefore;
    ordinal = recordsBefore;
    longest = 0;
    faultCount = 0;
  }

  @Override
  public int tokenize(byte[] buffer, int from, int to, boolean last) {
    if (!joins(buffer, from, to)) {
      marks.scan(buffer, from, to);
      clear(0);
      split(buffer, from, 0, to);
    }
    if (last && rest < to) {
      walk(buffer, rest, to, true);
      rest = to;
    }
    return rest;
  }

  /** Takes the record at {@code from} as the one before those split already, if that is right. */
  private boolean joins(byte[] buffer, int from, int to) {
    if (guessedStart == UNKNOWN
        || quoted.walk(buffer, from, to, false) != guessedStart
        || quoted.fault() != null
        || quoted.fields() != columns) {
      return false;
    }
    marks.suspectNonAscii(buffer, from, guessedStart);
    measure(from, quoted.contentEnd());
    starts[0] = from;
    first[0] = keepWalked();
    ordinals[0] = 0;
    return true;
  }

  /** Stores the ends of the fields that were walked over and returns where. */
  private int keepWalked() {
    int kept = side;
    System.arraycopy(quoted.ends(), 0, marks.grow(side + columns), side, columns);
    side += columns;
    return kept;
  }

  /** Takes records from {@code start}, where mark {@code mark} is the first, as far as they go. */
  private void split(byte[] buffer, int start, int mark, int to) {
    int[] places = marks.places();
    int count = marks.count();
    int at = start;
    int next = mark;
    while (at < to) {
      if (next + columns <= count && isPlain(buffer, places, next)) {
        int end = places[next + columns - 1];
        int contentEnd = withoutReturn(buffer, at, end);
        places[next + columns - 1] = contentEnd;
        measure(at, contentEnd);
        addRecord(at, next);
        next += columns;
        at = end + 1;
      } else {
        int after = other(buffer, at, next, to);
        if (after < 0) {
          break;
        }
        at = after;
        places = marks.places();
        while (next < count && places[next] < at) {
          next++;
        }
      }
    }
    rest = at;
  }

  /** Whether the next marks are those of a record without quotes. Branches once. */
  private boolean isPlain(byte[] buffer, int[] places, int mark) {
    int wrong = 0;
    int last = mark + columns - 1;
    for (int i = mark; i < last; i++) {
      wrong |= buffer[places[i]] ^ delimiter;
    }
    return (wrong | buffer[places[last]] ^ newline) == 0;
  }

  private int withoutReturn(byte[] buffer, int start, int end) {
    return end > start && buffer[end - 1] == '\r' && newline == '\n' ? end - 1 : end;
  }

  private void measure(int start, int end) {
    if (end - start > longest) {
      longest = end - start;
      longestStart = start;
    }
  }

  private void addRecord(int start, int firstEnd) {
    int at = records;
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, at * 2);
      first = Arrays.copyOf(first, at * 2);
      ordinals = Arrays.copyOf(ordinals, at * 2);
    }
    starts[at] = start;
    first[at] = firstEnd;
    ordinals[at] = ordinal++;
    records = at + 1;
  }

  /**
   * Takes a record that has quotes, another number of fields, or faults.
   *
   * @return one past the record, or -1 when it goes on after the bytes
   */
  private int other(byte[] buffer, int start, int mark, int to) {
    int lineEnd = quotedRecord(buffer, start, mark);
    return lineEnd < 0 ? walk(buffer, start, to, false) : lineEnd + 1;
  }

  /**
   * Takes a record that keeps the rules, going from mark to mark.
   *
   * @return its line end, or -1 when a rule may be broken or the marks do not suffice
   */
  private int quotedRecord(byte[] buffer, int start, int mark) {
    int[] ends = marks.grow(side + columns);
    int fields = 0;
    int fieldStart = start;
    int next = mark;
    while (true) {
      next = fieldEnd(buffer, ends, fieldStart, next);
      if (next < 0) {
        return -1;
      }
      int end = ends[next++];
      if (fields++ < columns) {
        ends[side + fields - 1] = end;
      }
      if (buffer[end] == newline) {
        int contentEnd = withoutReturn(buffer, start, end);
        if (fields <= columns) {
          ends[side + fields - 1] = contentEnd;
        }
        closeRecord(start, contentEnd, fields);
        return end;
      }
      fieldStart = end + 1;
    }
  }

  /** The mark that ends a field, {@code mark} being the first at or after its start; or -1. */
  private int fieldEnd(byte[] buffer, int[] places, int start, int mark) {
    int count = marks.count();
    if (mark >= count) {
      return -1;
    }
    if (buffer[places[mark]] != quote) {
      return mark;
    }
    int closing = places[mark] == start ? closingQuote(buffer, places, mark + 1) : -1;
    int end = closing + 1;
    if (closing < 0 || end == count) {
      return -1;
    }
    int gap = places[end] - places[closing];
    boolean returns =
        gap == 2
            && buffer[places[end] - 1] == '\r'
            && newline == '\n'
            && buffer[places[end]] == newline;
    return gap == 1 || returns ? end : -1;
  }

  /** The first quote at or after a mark that is not doubled, or -1. */
  private int closingQuote(byte[] buffer, int[] places, int mark) {
    int last = marks.count() - 1;
    for (int i = mark; i <= last; i++) {
      if (buffer[places[i]] == quote) {
        if (i == last || places[i + 1] != places[i] + 1 || buffer[places[i + 1]] != quote) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** Takes the record whose fields' ends were stored at the side, or says what is wrong with it. */
  private void closeRecord(int start, int contentEnd, int fields) {
    if (fields == columns) {
      measure(start, contentEnd);
      addRecord(start, side);
      side += columns;
    } else if (fields > 1 || contentEnd > start) {
      measure(start, contentEnd);
      Fault.Kind kind = fields < columns ? Fault.Kind.TOO_FEW_FIELDS : Fault.Kind.TOO_MANY_FIELDS;
      addFault(new Fault(ordinal++, start, contentEnd, fields, kind));
    }
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
   * @return one past the record, or -1 when it goes on after the bytes
   */
  private int walk(byte[] buffer, int start, int to, boolean last) {
    int end = quoted.walk(buffer, start, to, last);
    if (end < 0) {
      return -1;
    }
    Fault.Kind fault = quoted.fault();
    if (fault != null) {
      measure(start, quoted.contentEnd());
      addFault(new Fault(ordinal++, start, quoted.contentEnd(), quoted.fields(), fault));
    } else {
      int fields = Math.min(quoted.fields(), columns);
      System.arraycopy(quoted.ends(), 0, marks.grow(side + columns), side, fields);
      closeRecord(start, quoted.contentEnd(), quoted.fields());
    }
    return end;
  }
}
