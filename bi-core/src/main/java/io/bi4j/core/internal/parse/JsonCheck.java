package io.bi4j.core.internal.parse;

/** Whether bytes are one JSON value. Confined to one thread. */
public final class JsonCheck {
  /** How many bytes of the array must follow the value. */
  public static final int PADDING = 16;

  private final JsonSkimmer skimmer = new JsonSkimmer();

  /**
   * Checks a range without line feeds; the byte after it is overwritten with one.
   *
   * @return whether the range is one JSON value, with blanks around it or none
   */
  public boolean isValue(byte[] bytes, int from, int to) {
    bytes[to] = '\n';
    int start = JsonSkimmer.blanks(bytes, from);
    int end = skimmer.value(bytes, start, 0);
    if (end < 0) {
      return false;
    }
    int rest = JsonSkimmer.blanks(bytes, end);
    if (rest != to) {
      skimmer.fail(rest, "text after the value");
      return false;
    }
    return true;
  }

  /** What is wrong with the last range that was no value. */
  public String error() {
    return skimmer.error();
  }
}
