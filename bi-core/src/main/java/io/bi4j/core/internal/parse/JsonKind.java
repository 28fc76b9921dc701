package io.bi4j.core.internal.parse;

/** What a JSON value is, in one byte. */
public final class JsonKind {
  /** There is no such key. */
  public static final byte ABSENT = 0;

  public static final byte NULL = 1;
  public static final byte TRUE = 2;
  public static final byte FALSE = 3;

  /** A number without fraction and exponent. */
  public static final byte INTEGER = 4;

  /** A number with fraction or exponent. */
  public static final byte NUMBER = 5;

  /** A string without escapes. */
  public static final byte TEXT = 6;

  /** A string with escapes. */
  public static final byte ESCAPED = 7;

  public static final byte OBJECT = 8;
  public static final byte ARRAY = 9;

  private JsonKind() {}
}
