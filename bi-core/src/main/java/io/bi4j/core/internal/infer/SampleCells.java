package io.bi4j.core.internal.infer;

/**
 * The cells of the first records of a file, quotes removed. Rows may differ in their number of
 * cells.
 */
public interface SampleCells {
  /** How many records there are. */
  int rows();

  /** How many cells a record has. */
  int cells(int row);

  /** The bytes that positions refer to. */
  byte[] bytes();

  /** Where a cell starts. */
  int start(int row, int cell);

  /** How many bytes a cell has. */
  int length(int row, int cell);

  /** Whether a cell stood in quotes. */
  boolean isQuoted(int row, int cell);
}
