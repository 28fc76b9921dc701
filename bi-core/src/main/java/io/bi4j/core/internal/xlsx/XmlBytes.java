package io.bi4j.core.internal.xlsx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.parse.TranscodingInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Opens a part of XML as UTF-8 without byte order mark; parts are UTF-8 or UTF-16. */
final class XmlBytes {
  private static final int LOOK_AHEAD = 256;

  private XmlBytes() {}

  static InputStream utf8(String file, String part, InputStream in) throws IOException {
    PushbackInputStream source = new PushbackInputStream(in, LOOK_AHEAD);
    byte[] head = source.readNBytes(LOOK_AHEAD);
    int first = head.length > 0 ? head[0] & 0xFF : 0;
    int second = head.length > 1 ? head[1] & 0xFF : 0;
    boolean big = (first == 0xFE && second == 0xFF) || (first == 0 && second == '<');
    boolean little = (first == 0xFF && second == 0xFE) || (first == '<' && second == 0);
    boolean marked = first == 0xFE || first == 0xFF;
    if (big || little) {
      int mark = marked ? 2 : 0;
      source.unread(head, mark, head.length - mark);
      Charset utf16 = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      return new TranscodingInputStream(source, utf16);
    }
    boolean utf8Mark =
        head.length > 2 && first == 0xEF && second == 0xBB && (head[2] & 0xFF) == 0xBF;
    checkDeclared(file, part, head);
    int mark = utf8Mark ? 3 : 0;
    source.unread(head, mark, head.length - mark);
    return source;
  }

  private static void checkDeclared(String file, String part, byte[] head) {
    String start = new String(head, ISO_8859_1).toLowerCase(Locale.ROOT);
    int end = start.indexOf("?>");
    int encoding = start.indexOf("encoding");
    boolean declared = start.contains("<?xml") && encoding >= 0 && encoding < end;
    if (declared
        && !start.substring(encoding, end).contains("utf-8")
        && !start.substring(encoding, end).contains("us-ascii")) {
      throw new BiException(
          CoreErrors.BAD_ENCODING,
          "Part \""
              + XlsxErrors.shown(part)
              + "\" of file \""
              + file
              + "\" says it is neither UTF-8 nor UTF-16, which a workbook may not be. Open the"
              + " file in a spreadsheet program and save it anew.");
    }
  }
}
