package io.bi4j.core.internal.jsonl;

/** What a value in a line is, in one byte. */
final class JsonKind {
  /** There is no such key. */
  static final byte ABSENT = 0;

  static final byte NULL = 1;
  static final byte TRUE = 2;
  static final byte FALSE = 3;

  /** A number without fraction and exponent. */
  static final byte INTEGER = 4;

  /** A number with fraction or exponent. */
  static final byte NUMBER = 5;

  /** A string without escapes. */
  static final byte TEXT = 6;

  /** A string with escapes. */
  static final byte ESCAPED = 7;

  static final byte OBJECT = 8;
  static final byte ARRAY = 9;

  private JsonKind() {}
}
