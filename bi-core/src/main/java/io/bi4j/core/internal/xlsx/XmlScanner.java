package io.bi4j.core.internal.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A pull reader of the XML of sheets and shared strings, on bytes of UTF-8: elements, attributes
 * and text, with tags that must match. It knows no document types and no entities but XML's own
 * five, so nothing can be expanded or fetched. Where the JDK's StAX accepts a document without
 * document type, this reader gives the same events; it is more lenient about characters in names.
 *
 * <p>Positions refer to {@link #buffer} and {@link #text} and hold until the next call.
 */
final class XmlScanner {
  /** The document has ended. */
  static final int EOF = 0;

  /** An element starts; its name and attributes are set. */
  static final int START = 1;

  /** An element ends. */
  static final int END = 2;

  /** A piece of the text of an element; there may be several in a row. */
  static final int TEXT = 3;

  private static final int SKIPPED = -1;
  private static final int BUFFER_BYTES = 128 << 10;
  private static final int MAX_TAG = 1 << 20;
  private static final int MAX_ATTRIBUTES = 1000;

  private final String file;
  private final String part;
  private final InputStream in;
  private final OpenElements open = new OpenElements();
  private boolean endPending;
  private boolean inCdata;
  private boolean sawRoot;
  private boolean ended;
  private int at;
  private int limit;
  private int attributes;
  private int[] places = new int[64];

  byte[] buffer = new byte[BUFFER_BYTES];
  byte[] text = buffer;
  int textFrom;
  int textTo;

  /** Where the name without its prefix starts and ends, after {@link #START}. */
  int nameFrom;

  int nameTo;

  /**
   * A reader of bytes.
   *
   * @param in UTF-8 without byte order mark; see {@link XmlBytes}
   */
  XmlScanner(String file, String part, InputStream in) {
    this.file = file;
    this.part = part;
    this.in = in;
  }

  /** How many elements are open, that of the last START or END included. */
  int depth() {
    return open.depth();
  }

  /** Moves to the next event. */
  int next() throws IOException {
    if (endPending) {
      endPending = false;
      return END;
    }
    open.dropEnded();
    while (true) {
      if (at == limit && !fill(at)) {
        return atEnd();
      }
      int event = inCdata ? cdata() : buffer[at] == '<' ? markup() : text();
      if (event != SKIPPED) {
        return event;
      }
    }
  }

  private int atEnd() {
    if (open.depth() > 0 || !sawRoot || inCdata) {
      throw damaged("ends in the middle");
    }
    return EOF;
  }

  // ---- text

  private int text() throws IOException {
    byte[] bytes = buffer;
    int from = at;
    int p = from;
    while (p < limit && bytes[p] != '<' && bytes[p] != '&' && bytes[p] != '\r') {
      p++;
    }
    if (p > from) {
      return piece(bytes, from, p, p);
    }
    return bytes[from] == '&' ? reference() : lineEnd();
  }

  private int piece(byte[] bytes, int from, int to, int next) {
    if (open.depth() == 0) {
      for (int i = from; i < to; i++) {
        if (bytes[i] > ' ' || bytes[i] < 0) {
          throw damaged("has text outside its first element");
        }
      }
      at = next;
      return SKIPPED;
    }
    text = bytes;
    textFrom = from;
    textTo = to;
    at = next;
    return TEXT;
  }

  /** A carriage return, alone or before a line feed, is a line feed. */
  private int lineEnd() throws IOException {
    boolean pair = ensure(2) && buffer[at + 1] == '\n';
    return piece(XmlReference.LINE_FEED, 0, 1, at + (pair ? 2 : 1));
  }

  private int reference() throws IOException {
    int length = 2;
    while (length <= XmlReference.MAX_LENGTH && ensure(length) && buffer[at + length - 1] != ';') {
      length++;
    }
    byte[] character =
        length <= XmlReference.MAX_LENGTH && at + length <= limit
            ? XmlReference.decode(buffer, at, length)
            : XmlReference.NONE;
    if (character.length == 0 || open.depth() == 0) {
      throw damaged("has a reference to an entity, which a workbook may not have");
    }
    return piece(character, 0, character.length, at + length);
  }

  private int cdata() throws IOException {
    byte[] bytes = buffer;
    int from = at;
    int p = from;
    while (p < limit && bytes[p] != ']' && bytes[p] != '\r') {
      p++;
    }
    if (p > from) {
      return piece(bytes, from, p, p);
    }
    if (bytes[from] == '\r') {
      return lineEnd();
    }
    if (ensure(3) && buffer[at + 1] == ']' && buffer[at + 2] == '>') {
      inCdata = false;
      at += 3;
      return SKIPPED;
    }
    return piece(buffer, at, at + 1, at + 1);
  }

  // ---- markup

  private int markup() throws IOException {
    if (!ensure(2)) {
      throw damaged("ends in the middle");
    }
    return switch (buffer[at + 1]) {
      case '!' -> declaration();
      case '?' -> skipPast("?>", 2);
      case '/' -> endTag();
      default -> startTag();
    };
  }

  private int declaration() throws IOException {
    if (startsWith("<!--")) {
      return skipPast("-->", 4);
    }
    if (startsWith("<![CDATA[") && open.depth() > 0) {
      at += 9;
      inCdata = true;
      return SKIPPED;
    }
    throw damaged("has a document type, which a workbook may not have");
  }

  private boolean startsWith(String mark) throws IOException {
    if (!ensure(mark.length())) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (buffer[at + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int skipPast(String mark, int opening) throws IOException {
    at += opening;
    while (!startsWith(mark)) {
      if (!ensure(mark.length())) {
        throw damaged("ends in the middle");
      }
      at++;
    }
    at += mark.length();
    return SKIPPED;
  }

  private int endTag() throws IOException {
    int end = tagEnd();
    int nameEnd = end;
    while (nameEnd > at + 2 && isBlank(buffer[nameEnd - 1])) {
      nameEnd--;
    }
    if (!open.end(buffer, at + 2, nameEnd)) {
      throw damaged("has an end tag that does not match its start tag");
    }
    at = end + 1;
    return END;
  }

  /** Where the tag's closing bracket is; brackets in quotes do not count. */
  private int tagEnd() throws IOException {
    int p = at + 1;
    byte quote = 0;
    while (true) {
      if (p == limit) {
        int seen = p - at;
        if (!fill(at)) {
          throw damaged("ends in the middle");
        }
        p = at + seen;
      }
      byte b = buffer[p];
      if (quote != 0) {
        quote = b == quote ? 0 : quote;
      } else if (b == '"' || b == '\'') {
        quote = b;
      } else if (b == '>') {
        return p;
      }
      if (b == '<') {
        throw damaged("has a tag inside a tag");
      }
      p++;
    }
  }

  private int startTag() throws IOException {
    int end = tagEnd();
    boolean empty = buffer[end - 1] == '/';
    int last = empty ? end - 1 : end;
    int from = at + 1;
    int p = from;
    nameFrom = from;
    while (p < last && !isBlank(buffer[p])) {
      nameFrom = buffer[p] == ':' ? p + 1 : nameFrom;
      p++;
    }
    if (p == from || nameFrom == p || (open.depth() == 0 && sawRoot)) {
      throw damaged("has a tag without a name, or a second first element");
    }
    nameTo = p;
    readAttributes(p, last);
    sawRoot = true;
    if (!open.start(buffer, from, nameFrom, p)) {
      throw XlsxErrors.limit(file, "has XML nested deeper than " + OpenElements.MAX_DEPTH);
    }
    if (empty) {
      open.endNext();
      endPending = true;
    }
    at = end + 1;
    return START;
  }

  private void readAttributes(int from, int to) {
    attributes = 0;
    int p = skipBlanks(from, to);
    while (p < to) {
      int nameStart = p;
      while (p < to && buffer[p] != '=' && !isBlank(buffer[p])) {
        p++;
      }
      int nameEnd = p;
      p = skipBlanks(p, to);
      if (p == to || buffer[p] != '=' || nameEnd == nameStart) {
        throw damaged("has an attribute without a value");
      }
      p = skipBlanks(p + 1, to);
      byte quote = p < to ? buffer[p] : 0;
      int value = p + 1;
      p = value;
      while (p < to && buffer[p] != quote) {
        p++;
      }
      if ((quote != '"' && quote != '\'') || p >= to) {
        throw damaged("has an attribute without quotes");
      }
      attribute(nameStart, nameEnd, value, p);
      int next = skipBlanks(p + 1, to);
      if (next == p + 1 && next < to) {
        throw damaged("has attributes without blanks between them");
      }
      p = next;
    }
  }

  private void attribute(int nameStart, int nameEnd, int value, int valueEnd) {
    if (attributes == MAX_ATTRIBUTES) {
      throw XlsxErrors.limit(file, "has an element with more than 1000 attributes");
    }
    int slot = attributes++ * 4;
    if (slot + 4 > places.length) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[slot] = nameStart;
    places[slot + 1] = nameEnd;
    places[slot + 2] = value;
    places[slot + 3] = valueEnd;
  }

  /** The attribute whose name is one letter, as a slot for the methods below; -1 when absent. */
  int attribute(char name) {
    for (int slot = 0; slot < attributes * 4; slot += 4) {
      if (places[slot + 1] - places[slot] == 1 && buffer[places[slot]] == name) {
        return slot;
      }
    }
    return -1;
  }

  /** How many attributes the element has. */
  int attributeCount() {
    return attributes;
  }

  /** Where the value of an attribute starts. */
  int valueFrom(int slot) {
    return places[slot + 2];
  }

  /** Where the value of an attribute ends. */
  int valueTo(int slot) {
    return places[slot + 3];
  }

  /** Whether the element of the last START has this name, in the namespace of the first one. */
  boolean isNamed(String name) {
    if (nameTo - nameFrom != name.length() || !open.isHome()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (buffer[nameFrom + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int skipBlanks(int from, int to) {
    int p = from;
    while (p < to && isBlank(buffer[p])) {
      p++;
    }
    return p;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  // ---- bytes

  /** Whether there are that many bytes from the position on; reads more if needed. */
  private boolean ensure(int bytes) throws IOException {
    while (limit - at < bytes) {
      if (!fill(at)) {
        return false;
      }
    }
    return true;
  }

  /** Reads more bytes behind those from a position on, which move to the start of the buffer. */
  private boolean fill(int keepFrom) throws IOException {
    if (ended) {
      return false;
    }
    int kept = limit - keepFrom;
    if (kept >= MAX_TAG) {
      throw XlsxErrors.limit(file, "has an XML tag of more than " + MAX_TAG + " bytes");
    }
    byte[] target = kept > buffer.length / 2 ? new byte[buffer.length * 2] : buffer;
    System.arraycopy(buffer, keepFrom, target, 0, kept);
    buffer = target;
    at -= keepFrom;
    limit = kept;
    int count = in.read(buffer, limit, buffer.length - limit);
    ended = count < 0;
    limit += Math.max(0, count);
    return !ended;
  }

  io.bi4j.core.BiException damaged(String problem) {
    return XlsxErrors.damaged(file, "its part \"" + XlsxErrors.shown(part) + "\" " + problem);
  }
}
