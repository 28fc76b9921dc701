package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.parse.JsonSkimmer;
import java.util.Arrays;
import java.util.List;

/**
 * Checks one line after the other and notes, per wanted key and row, where its value stands and
 * what it is. Strings are noted without their quotes. Confined to one thread.
 *
 * <p>What is known of a value is one long, and those of a row stand together: {@code cells[row *
 * width + column]}; so noting a value touches one line of the cache. {@link #kind}, {@link #start}
 * and {@link #length} take it apart; a length has 28 bits, which {@code maxRecordBytes} sees to.
 */
final class JsonRecordScanner {
  private static final int KIND_BITS = 4;
  private static final long ABSENT = JsonKind.ABSENT;

  private final JsonSkimmer skimmer = new JsonSkimmer();
  private final KeySlots slots;
  final int width;
  final long[] cells;
  private int firstSlot;
  private int repeated;

  /**
   * A scanner for some keys of the top-level object.
   *
   * @param maxRows rows are numbered below this
   */
  JsonRecordScanner(List<String> wanted, int maxRows) {
    this.slots = new KeySlots(wanted);
    this.firstSlot = wanted.isEmpty() ? KeySlots.UNKNOWN : 0;
    this.width = wanted.size();
    this.cells = new long[Math.multiplyExact(width, maxRows)];
  }

  /** The column whose key stands more than once in the last well-formed line, or -1. */
  int repeated() {
    return repeated;
  }

  /** Where the last malformed line was wrong. */
  int errorAt() {
    return skimmer.errorAt();
  }

  /** Why. */
  String error() {
    return skimmer.error();
  }

  /**
   * Checks a line and notes its values.
   *
   * @param end where the line feed stands
   * @return whether the line is one JSON object; else nothing of the row counts
   */
  boolean scan(byte[] bytes, int start, int end, int row) {
    int first = row * width;
    Arrays.fill(cells, first, first + width, ABSENT);
    repeated = -1;
    int at = JsonSkimmer.blanks(bytes, start);
    if (bytes[at] != '{') {
      skimmer.fail(at, "expected a JSON object");
      return false;
    }
    at = members(bytes, at, first);
    if (at < 0) {
      return false;
    }
    at = JsonSkimmer.blanks(bytes, at);
    if (at != end) {
      skimmer.fail(at, "text after the object");
      return false;
    }
    return true;
  }

  private int members(byte[] bytes, int open, int first) {
    int at = JsonSkimmer.blanks(bytes, open + 1);
    if (bytes[at] == '}') {
      return at + 1;
    }
    int previous = KeySlots.UNKNOWN;
    int guess = firstSlot;
    while (true) {
      if (bytes[at] != '"') {
        return skimmer.fail(at, "expected a key in quotes");
      }
      int slot = guess;
      int end = guess < 0 ? -1 : slots.match(guess, bytes, at + 1);
      if (end < 0) {
        end = skimmer.string(bytes, at + 1);
        if (end < 0) {
          return -1;
        }
        slot = find(bytes, at + 1, end);
        learn(previous, slot);
      }
      at = bytes[end + 1] == ':' ? end + 2 : skimmer.colon(bytes, end + 1);
      if (at < 0) {
        return -1;
      }
      at = JsonSkimmer.blanks(bytes, at);
      int valueEnd = skimmer.value(bytes, at, 1);
      if (valueEnd < 0) {
        return -1;
      }
      int column = slots.column(slot);
      if (column >= 0) {
        note(column, first + column, at, valueEnd);
      }
      at = JsonSkimmer.blanks(bytes, valueEnd);
      if (bytes[at] != ',') {
        return bytes[at] == '}' ? at + 1 : skimmer.fail(at, "expected , or }");
      }
      at = JsonSkimmer.blanks(bytes, at + 1);
      previous = slot;
      guess = slot < 0 ? slot : slots.next(slot);
    }
  }

  private void learn(int previous, int slot) {
    if (previous >= 0) {
      slots.setNext(previous, slot);
    } else {
      firstSlot = slot;
    }
  }

  /** The slot of the key between two quotes. */
  private int find(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        byte[] key = JsonEscapedText.unescape(bytes, from, to - from).getBytes(UTF_8);
        return slots.find(key, 0, key.length);
      }
    }
    return slots.find(bytes, from, to - from);
  }

  private void note(int column, int cell, int from, int to) {
    byte kind = skimmer.kind();
    int quote = kind == JsonKind.TEXT || kind == JsonKind.ESCAPED ? 1 : 0;
    if (cells[cell] != ABSENT) {
      repeated = column;
    }
    long start = from + quote;
    long length = to - from - 2 * quote;
    cells[cell] = start << 32 | length << KIND_BITS | kind;
  }

  /** The cell of a value of a row. */
  long cell(int column, int row) {
    return cells[row * width + column];
  }

  /** The {@link JsonKind} of a value. */
  static byte kind(long cell) {
    return (byte) (cell & (1 << KIND_BITS) - 1);
  }

  /** Where a value starts, without its quote. */
  static int start(long cell) {
    return (int) (cell >>> 32);
  }

  /** How many bytes a value has, without its quotes. */
  static int length(long cell) {
    return (int) cell >>> KIND_BITS;
  }
}
