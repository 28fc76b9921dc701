package io.bi4j.core.internal.xlsx;

import java.io.IOException;
import java.util.Arrays;

/**
 * Joins the text of an element that holds {@code t}, or {@code r} elements with a {@code t} each;
 * phonetic guides ({@code rPh}) are left out. Reused for one element after the other.
 */
final class RichText {
  static final int MAX_BYTES = 8 << 20;

  private final String file;
  private final XmlScanner xml;
  private final int depth;
  private boolean inRun;
  private boolean inText;
  byte[] bytes = new byte[1024];
  int length;

  /**
   * A joiner.
   *
   * @param depth how deep the element is that holds the text
   */
  RichText(String file, XmlScanner xml, int depth) {
    this.file = file;
    this.xml = xml;
    this.depth = depth;
  }

  void clear() {
    length = 0;
    inRun = false;
    inText = false;
  }

  /** Takes an event inside the element. */
  void take(int event) throws IOException {
    int below = xml.depth() - depth;
    switch (event) {
      case XmlScanner.START -> {
        if (below == 1) {
          inRun = xml.isNamed("r");
          inText = xml.isNamed("t");
        } else if (below == 2) {
          inText = inRun && xml.isNamed("t");
        }
      }
      case XmlScanner.END -> {
        if (below <= 2) {
          inText = false;
        }
      }
      case XmlScanner.TEXT -> {
        if (inText && below <= 2) {
          append();
        }
      }
      default -> throw xml.damaged("ends in the middle");
    }
  }

  /** Appends the piece of text that the scanner is at. */
  void append() {
    int more = xml.textTo - xml.textFrom;
    if (more > MAX_BYTES - length) {
      throw XlsxErrors.limit(file, "has a cell with more than " + MAX_BYTES + " bytes of text");
    }
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
    System.arraycopy(xml.text, xml.textFrom, bytes, length, more);
    length += more;
  }
}
