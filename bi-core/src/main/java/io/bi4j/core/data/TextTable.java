package io.bi4j.core.data;

import java.util.ArrayList;
import java.util.List;

/** Prints rows as a table of plain text. */
final class TextTable {
  private static final int MAX_CELL = 40;

  private TextTable() {}

  static String of(RecordSet rows, int limit) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(rows.schema().names().stream().map(TextTable::cut).toList());
    rows.rows().limit(limit).forEach(row -> lines.add(cells(row)));
    int[] widths = widths(lines, rows.schema().columnCount());
    StringBuilder out = new StringBuilder();
    for (List<String> line : lines) {
      appendLine(out, line, widths, rows.schema());
    }
    if (rows.rowCount() > limit) {
      out.append("… ").append(rows.rowCount() - limit).append(" more rows\n");
    }
    return out.toString();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.schema().columnCount(); i++) {
      Object value = row.get(i);
      cells.add(value == null ? "null" : cut(String.valueOf(value)));
    }
    return cells;
  }

  private static String cut(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < MAX_CELL; i++) {
      out.append(steers(text.charAt(i)) ? ' ' : text.charAt(i));
    }
    return text.length() > MAX_CELL ? out.append('…').toString() : out.toString();
  }

  /** Whether a character would break the line, turn its direction or command a terminal. */
  private static boolean steers(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static int[] widths(List<List<String>> lines, int columns) {
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private static void appendLine(
      StringBuilder out, List<String> cells, int[] widths, Schema schema) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String pad = " ".repeat(widths[i] - cells.get(i).length());
      boolean right = schema.field(i).type().isNumeric();
      line.append(i == 0 ? "" : "  ").append(right ? pad + cells.get(i) : cells.get(i) + pad);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }
}
