package io.bi4j.insights.internal.report;

import static io.bi4j.insights.internal.report.Html.escape;

/**
 * A page that is written in blocks and does not grow beyond its limit: a block that does not fit is
 * left out whole. Blocks are not nested.
 */
final class Page {
  /** Largest page in UTF-8 bytes, without the little that is written outside of blocks. */
  static final int MAX_BYTES = 1_900_000;

  private final StringBuilder out = new StringBuilder();
  private int bytes;
  private int rowsLeftOut;

  Page raw(String html) {
    out.append(html);
    return this;
  }

  /** Writes a block; false if it did not fit. */
  boolean block(Runnable content) {
    int start = out.length();
    content.run();
    int size = utf8(start);
    if (bytes + size > MAX_BYTES) {
      out.setLength(start);
      return false;
    }
    bytes += size;
    return true;
  }

  private int utf8(int start) {
    int size = 0;
    for (int i = start; i < out.length(); i++) {
      char c = out.charAt(i);
      size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return size;
  }

  void heading(String text) {
    raw("<h2>").raw(escape(text)).raw("</h2>\n");
  }

  void paragraph(String style, String text) {
    if (!text.isEmpty()) {
      raw(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">").raw(escape(text)).raw("</p>\n");
    }
  }

  void openTable(String... headers) {
    rowsLeftOut = 0;
    raw("<table>\n<thead><tr>");
    for (int i = 0; i < headers.length; i++) {
      raw(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
      raw(escape(headers[i])).raw("</th>");
    }
    raw("</tr></thead>\n<tbody>\n");
  }

  void row(String... cells) {
    if (!block(() -> cells(cells))) {
      rowsLeftOut++;
    }
  }

  private void cells(String... cells) {
    raw("<tr>");
    for (int i = 0; i < cells.length; i++) {
      raw(i == 0 ? "<th scope=\"row\">" : "<td class=\"n\">").raw(escape(cells[i]));
      raw(i == 0 ? "</th>" : "</td>");
    }
    raw("</tr>\n");
  }

  void closeTable() {
    raw("</tbody>\n</table>\n");
    leftOut(rowsLeftOut, "rows");
  }

  void leftOut(int count, String what) {
    if (count > 0) {
      paragraph("note", count + " more " + what + " were left out to keep this page below 2 MB.");
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
