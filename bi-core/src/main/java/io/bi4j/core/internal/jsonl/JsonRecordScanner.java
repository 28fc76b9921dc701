package io.bi4j.core.internal.jsonl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bi4j.core.internal.parse.JsonKind;
import io.bi4j.core.internal.parse.JsonSkimmer;
import java.util.List;

/**
 * Checks one line after the other and notes, per wanted key and row, where its value stands and
 * what it is. Values are columnar: {@code starts[column][row]}. Strings are noted without their
 * quotes. Confined to one thread.
 */
final class JsonRecordScanner {
  private final JsonSkimmer skimmer = new JsonSkimmer();
  private final KeySlots slots;
  final byte[][] kinds;
  final int[][] starts;
  final int[][] lengths;
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
    this.kinds = new byte[wanted.size()][maxRows];
    this.starts = new int[wanted.size()][maxRows];
    this.lengths = new int[wanted.size()][maxRows];
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
    for (byte[] column : kinds) {
      column[row] = JsonKind.ABSENT;
    }
    repeated = -1;
    int at = JsonSkimmer.blanks(bytes, start);
    if (bytes[at] != '{') {
      skimmer.fail(at, "expected a JSON object");
      return false;
    }
    at = members(bytes, at, row);
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

  private int members(byte[] bytes, int open, int row) {
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
        note(column, row, at, valueEnd);
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

  private void note(int column, int row, int from, int to) {
    byte kind = skimmer.kind();
    boolean quoted = kind == JsonKind.TEXT || kind == JsonKind.ESCAPED;
    if (kinds[column][row] != JsonKind.ABSENT) {
      repeated = column;
    }
    kinds[column][row] = kind;
    starts[column][row] = quoted ? from + 1 : from;
    lengths[column][row] = quoted ? to - from - 2 : to - from;
  }
}
