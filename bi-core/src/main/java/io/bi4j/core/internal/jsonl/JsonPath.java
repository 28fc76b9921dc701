package io.bi4j.core.internal.jsonl;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the records of a JSON document stand: names of fields, positions in arrays, or {@code *}
 * for every field or element, after the manner of RFC 6901 ({@code /data/items}, {@code ~1} for a
 * slash, {@code ~0} for a tilde). An array at the end of the path holds the records; anything else
 * there is one record. The empty path is the document itself.
 *
 * @param segments the names in order
 */
public record JsonPath(List<String> segments) {
  private static final int MAX_SEGMENTS = 32;

  public JsonPath {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException when it neither is empty nor starts with a slash
   */
  public static JsonPath of(String text) {
    List<String> segments = new ArrayList<>();
    if (!text.isEmpty() && !text.equals("/")) {
      if (text.charAt(0) != '/') {
        throw new IllegalArgumentException(
            "A JSON path starts with a slash, for example /data/items; was \"" + text + "\".");
      }
      for (String segment : text.substring(1).split("/", -1)) {
        segments.add(segment.replace("~1", "/").replace("~0", "~"));
      }
    }
    if (segments.size() > MAX_SEGMENTS) {
      throw new IllegalArgumentException(
          "A JSON path has at most "
              + MAX_SEGMENTS
              + " segments, \""
              + text
              + "\" has "
              + segments.size()
              + ".");
    }
    return new JsonPath(segments);
  }

  boolean matches(int depth, String name) {
    String segment = segments.get(depth);
    return segment.equals("*") || segment.equals(name);
  }

  /** The path as it was written. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    segments.forEach(s -> out.append('/').append(s.replace("~", "~0").replace("/", "~1")));
    return out.isEmpty() ? "/" : out.toString();
  }
}
