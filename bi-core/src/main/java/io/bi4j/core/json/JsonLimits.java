package io.bi4j.core.json;

/**
 * How much a JSON document may ask of the reader. Reaching a limit is {@code core/limit} naming the
 * limit and the setting. Immutable.
 *
 * @param maxDepth how deep objects and arrays may nest, 1 to 1,000
 * @param maxStringChars the longest string value, in UTF-16 units
 * @param maxNumberChars the longest number, at most {@link JsonNumber#MAX_CHARS}
 * @param maxNameChars the longest member name
 * @param maxDocumentChars the longest document
 * @since 0.1
 */
public record JsonLimits(
    int maxDepth, int maxStringChars, int maxNumberChars, int maxNameChars, long maxDocumentChars) {

  /** For records: depth 200, strings of 16 Mi, numbers of 100, names of 4 Ki, 64 Mi in all. */
  public static final JsonLimits DATA =
      new JsonLimits(200, 16 << 20, JsonNumber.MAX_CHARS, 4 << 10, 64L << 20);

  /** For specifications and settings: as {@link #DATA}, but at most 64 levels deep. */
  public static final JsonLimits SPEC = DATA.withMaxDepth(64);

  public JsonLimits {
    check("maxDepth", maxDepth, 1_000);
    check("maxStringChars", maxStringChars, Integer.MAX_VALUE - 16);
    check("maxNumberChars", maxNumberChars, JsonNumber.MAX_CHARS);
    check("maxNameChars", maxNameChars, 1 << 20);
    check("maxDocumentChars", maxDocumentChars, Long.MAX_VALUE);
  }

  private static void check(String name, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", was " + value + ".");
    }
  }

  /** The same limits with another depth. */
  public JsonLimits withMaxDepth(int depth) {
    return new JsonLimits(depth, maxStringChars, maxNumberChars, maxNameChars, maxDocumentChars);
  }

  /** The same limits with another longest string. */
  public JsonLimits withMaxStringChars(int chars) {
    return new JsonLimits(maxDepth, chars, maxNumberChars, maxNameChars, maxDocumentChars);
  }

  /** The same limits with another longest document. */
  public JsonLimits withMaxDocumentChars(long chars) {
    return new JsonLimits(maxDepth, maxStringChars, maxNumberChars, maxNameChars, chars);
  }
}
