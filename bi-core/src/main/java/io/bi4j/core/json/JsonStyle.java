package io.bi4j.core.json;

/**
 * How {@link JsonWriter} lays text out. Immutable.
 *
 * @param indent spaces per level, 0 for one line without spaces
 * @param htmlSafe whether {@code <}, {@code >}, {@code &}, U+2028 and U+2029 are escaped, so that
 *     the text can stand inside an HTML {@code script} element
 * @since 0.1
 */
public record JsonStyle(int indent, boolean htmlSafe) {
  /** One line, no spaces. */
  public static final JsonStyle COMPACT = new JsonStyle(0, false);

  /** Indented by two spaces. */
  public static final JsonStyle PRETTY = new JsonStyle(2, false);

  /** One line, safe inside an HTML script element. */
  public static final JsonStyle HTML = new JsonStyle(0, true);

  public JsonStyle {
    if (indent < 0 || indent > 16) {
      throw new IllegalArgumentException("indent must be 0..16, was " + indent + ".");
    }
  }

  /** The same layout, escaped for HTML. */
  public JsonStyle forHtml() {
    return new JsonStyle(indent, true);
  }
}
