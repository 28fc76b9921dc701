package io.bi4j.core.internal.xlsx;

/** What a cell holds, as bytes so that a block of cells is one array. */
final class CellKind {
  /** Nothing, or only a style. */
  static final byte EMPTY = 0;

  /** A number as text. */
  static final byte NUMBER = 1;

  /** Text of its own. */
  static final byte TEXT = 2;

  /** The number of a shared string, in place of a position. */
  static final byte SHARED = 3;

  static final byte TRUE = 4;
  static final byte FALSE = 5;

  /** An error such as #DIV/0!, as text. */
  static final byte ERROR = 6;

  /** A date or time in ISO 8601. */
  static final byte ISO = 7;

  private CellKind() {}
}
