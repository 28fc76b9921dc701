package io.bi4j.core.internal.csv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV byte by byte as RFC 4180 section 2 words it, with nothing clever: the measure for the
 * tokenizer. A line feed ends a record, a carriage return directly before it belongs to the line
 * end, a quote opens only as the first byte of a cell, and a line without any byte is no record
 * unless records have one cell.
 */
final class ReferenceCsv {
  /** One cell: its text without quotes, and whether quotes stood around it. */
  record Cell(String text, boolean quoted) {
    /** The text that a column of text holds; null for a cell of which nothing is written. */
    @Nullable String value() {
      return text.isEmpty() && !quoted ? null : text;
    }
  }

  /** A record of the right width. */
  record Line(long offset, long row, List<Cell> cells) {
    List<@Nullable String> values() {
      List<@Nullable String> values = new ArrayList<>();
      cells.forEach(cell -> values.add(cell.value()));
      return values;
    }
  }

  /** A record that is not taken. */
  record Fault(long offset, long row, String code, String reasonPart, String raw) {}

  final List<Line> lines = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  private final byte[] bytes;
  private final int columns;
  private int at;
  private @Nullable String broken;

  private ReferenceCsv(byte[] bytes, int columns) {
    this.bytes = bytes;
    this.columns = columns;
  }

  static ReferenceCsv read(byte[] bytes, int columns) {
    ReferenceCsv reader = new ReferenceCsv(bytes, columns);
    long row = 1;
    while (reader.at < bytes.length) {
      row += reader.record(row) ? 1 : 0;
    }
    return reader;
  }

  /** Reads one record; false when it was an empty line. */
  private boolean record(long row) {
    int start = at;
    List<Cell> cells = new ArrayList<>();
    broken = null;
    cells.add(cell());
    while (at < bytes.length && bytes[at] == ',') {
      at++;
      cells.add(cell());
    }
    int end = at;
    if (at < bytes.length) {
      at++;
    }
    if (!"never closed".equals(broken) && end > start && bytes[end - 1] == '\r') {
      end--;
    }
    if (end == start && columns != 1) {
      return false;
    }
    String raw = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    if (broken != null) {
      faults.add(new Fault(start, row, "core/bad-record", broken, raw));
    } else if (cells.size() != columns) {
      faults.add(new Fault(start, row, "core/ragged-row", "has " + cells.size() + " cells", raw));
    } else {
      lines.add(new Line(start, row, cells));
    }
    return true;
  }

  private Cell cell() {
    return at < bytes.length && bytes[at] == '"' ? quotedCell() : plainCell();
  }

  private Cell plainCell() {
    String text = upToSeparator();
    if (text.indexOf('"') >= 0 && broken == null) {
      broken = "quote inside a cell";
    }
    return new Cell(text, false);
  }

  private Cell quotedCell() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    at++;
    while (at < bytes.length) {
      if (bytes[at] != '"') {
        text.write(bytes[at++]);
      } else if (at + 1 < bytes.length && bytes[at + 1] == '"') {
        text.write('"');
        at += 2;
      } else {
        at++;
        if (!upToSeparator().isEmpty() && broken == null) {
          broken = "text after the closing quote";
        }
        return new Cell(text.toString(StandardCharsets.UTF_8), true);
      }
    }
    broken = "never closed";
    return new Cell(text.toString(StandardCharsets.UTF_8), true);
  }

  /** Text up to a comma, line feed or the end; without the carriage return of a line end. */
  private String upToSeparator() {
    int from = at;
    while (at < bytes.length && bytes[at] != ',' && bytes[at] != '\n') {
      at++;
    }
    boolean lineEnds = at == bytes.length || bytes[at] == '\n';
    int to = lineEnds && at > from && bytes[at - 1] == '\r' ? at - 1 : at;
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
