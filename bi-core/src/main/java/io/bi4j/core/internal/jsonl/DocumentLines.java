package io.bi4j.core.internal.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import io.bi4j.core.internal.parse.JsonSkimmer;
import io.bi4j.core.internal.write.JsonText;
import io.bi4j.core.internal.write.TextBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The records of one JSON document as JSON lines: walks to the path, and writes each record there
 * as one line. Memory is bounded by one record, whatever the size of the document.
 *
 * <p>A document that is not JSON fails with {@code core/bad-json} where it stops being JSON;
 * records before that place were handed out already. <b>Threads.</b> Confined to one thread.
 */
final class DocumentLines extends InputStream {
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonSkimmer.MAX_DEPTH)
                  .maxStringLength(16 << 20)
                  .build())
          .build();

  private final String name;
  private final JsonPath path;
  private final JsonParser parser;
  private final int maxRecordBytes;
  private final TextBuffer line = new TextBuffer();
  private int sent;
  private final int[] positions;
  private final boolean[] arrays;
  private int open;
  private boolean found;

  DocumentLines(String name, InputStream utf8, JsonPath path, int maxRecordBytes) {
    this.name = name;
    this.path = path;
    this.maxRecordBytes = maxRecordBytes;
    this.positions = new int[path.segments().size() + 2];
    this.arrays = new boolean[path.segments().size() + 2];
    try {
      this.parser = JACKSON.createParser(utf8);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /** Whether the path occurred in what was read. */
  boolean isFound() {
    return found;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (sent == line.length() && !nextLine()) {
      return -1;
    }
    int count = Math.min(length, line.length() - sent);
    System.arraycopy(line.bytes(), sent, target, from, count);
    sent += count;
    return count;
  }

  private boolean nextLine() {
    line.clear();
    sent = 0;
    try {
      if (!nextRecord()) {
        return false;
      }
      copy();
    } catch (IOException e) {
      throw malformed(e);
    }
    line.append('\n');
    return true;
  }

  /** Moves the parser to the first token of the next record; false when the document has ended. */
  private boolean nextRecord() throws IOException {
    int length = path.segments().size();
    while (true) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return false;
      }
      if (token.isStructEnd()) {
        open--;
      } else if (token != JsonToken.FIELD_NAME) {
        if (open > length) {
          return true;
        }
        if (open > 0 && !isOnPath()) {
          parser.skipChildren();
        } else if (open < length || token == JsonToken.START_ARRAY) {
          found |= open == length;
          enter(token);
        } else {
          found = true;
          return true;
        }
      }
    }
  }

  /** Whether the value at the parser is the one, or one of those, that the path names next. */
  private boolean isOnPath() throws IOException {
    String key = arrays[open] ? Integer.toString(positions[open]++) : parser.currentName();
    return path.matches(open - 1, key);
  }

  private void enter(JsonToken token) {
    if (token.isStructStart()) {
      open++;
      arrays[open] = token == JsonToken.START_ARRAY;
      positions[open] = 0;
    }
  }

  /** Writes the value at the parser without blanks; numbers and texts stay as they are. */
  private void copy() throws IOException {
    int depth = 0;
    boolean comma = false;
    while (true) {
      JsonToken token = parser.currentToken();
      if (comma && !token.isStructEnd()) {
        line.append(',');
      }
      copy(token);
      if (line.length() > maxRecordBytes) {
        throw tooLong();
      }
      comma = !token.isStructStart() && token != JsonToken.FIELD_NAME;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (depth == 0) {
        return;
      }
      parser.nextToken();
    }
  }

  private void copy(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME -> {
        JsonText.append(line, parser.currentName());
        line.append(':');
      }
      case VALUE_STRING -> JsonText.append(line, parser.getText());
      default -> line.appendAscii(parser.getText());
    }
  }

  private BiException tooLong() {
    return new BiException(
        CoreErrors.LIMIT,
        "A record at "
            + path
            + " of \""
            + name
            + "\" has more than "
            + maxRecordBytes
            + " bytes. Name a path deeper in the document, or raise maxRecordBytes.");
  }

  private BiException malformed(IOException cause) {
    if (cause instanceof StreamConstraintsException limit) {
      return new BiException(
          CoreErrors.LIMIT,
          "\""
              + name
              + "\" breaks a limit of JSON documents: "
              + limit.getOriginalMessage()
              + ". Split the document, or check how it was made.",
          cause);
    }
    if (!(cause instanceof JsonProcessingException problem)) {
      return new BiException(
          CoreErrors.READ_FAILED,
          "\""
              + name
              + "\" could not be read: "
              + cause.getMessage()
              + ". Check that the file is complete, then run again.",
          cause);
    }
    return new BiException(
        CoreErrors.BAD_JSON,
        "\""
            + name
            + "\" is not JSON at line "
            + problem.getLocation().getLineNr()
            + ", column "
            + problem.getLocation().getColumnNr()
            + ": "
            + problem.getOriginalMessage()
            + ". Mend the document, or read it with JsonLines if it has one object a line.",
        cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
