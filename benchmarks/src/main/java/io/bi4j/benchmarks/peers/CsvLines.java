package io.bi4j.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain RFC 4180 reader: one character at a time, a list of strings per record. */
final class CsvLines {
  private static final int END = -1;

  private final BufferedReader reader;
  private final StringBuilder cell = new StringBuilder();

  CsvLines(BufferedReader reader) {
    this.reader = reader;
  }

  /** The next record's cells, or null at the end. A cell without a character is the empty text. */
  @Nullable List<String> next() throws IOException {
    int c = reader.read();
    if (c == END) {
      return null;
    }
    List<String> cells = new ArrayList<>();
    while (true) {
      c = c == '"' ? quoted() : plain(c);
      cells.add(cell.toString());
      cell.setLength(0);
      if (c == ',') {
        c = reader.read();
      } else {
        return cells;
      }
    }
  }

  /** Reads a cell that starts with {@code c}; returns the separator, line feed or end after it. */
  private int plain(int c) throws IOException {
    int start = cell.length();
    while (c != ',' && c != '\n' && c != END) {
      cell.append((char) c);
      c = reader.read();
    }
    int last = cell.length() - 1;
    if (c == '\n' && last >= start && cell.charAt(last) == '\r') {
      cell.setLength(last);
    }
    return c;
  }

  private int quoted() throws IOException {
    while (true) {
      int c = reader.read();
      if (c == END) {
        throw new IOException("A quoted cell is not closed before the end of the file.");
      }
      if (c != '"') {
        cell.append((char) c);
        continue;
      }
      c = reader.read();
      if (c != '"') {
        return plain(c);
      }
      cell.append('"');
    }
  }
}
