package io.bi4j.core.data;

import io.bi4j.core.internal.vector.TextVector;
import org.jspecify.annotations.Nullable;

/**
 * Text cells: STRING, and JSON as text. Held as UTF-8, either as codes into a shared {@link
 * Dictionary} or as a byte arena.
 *
 * @since 0.1
 */
public sealed interface StringColumn extends Column permits TextVector {

  /** The cell as a String; empty when it is null. Allocates. */
  String stringAt(int row);

  /** Length of the cell in bytes of UTF-8. */
  int byteLength(int row);

  /** Copies the cell's UTF-8 bytes and returns how many there were. */
  int copyUtf8(int row, byte[] target, int at);

  /** Whether the cell's bytes equal these. */
  boolean equalsUtf8(int row, byte[] bytes, int from, int length);

  /** Compares two cells by their bytes as unsigned numbers, which is the order of code points. */
  int compareUtf8(int row, StringColumn other, int otherRow);

  /** The dictionary that {@link #codeAt(int)} refers to, or null when cells are in an arena. */
  @Nullable Dictionary dictionary();

  /**
   * The cell's code in {@link #dictionary()}.
   *
   * @throws IllegalStateException when there is no dictionary
   */
  int codeAt(int row);
}
