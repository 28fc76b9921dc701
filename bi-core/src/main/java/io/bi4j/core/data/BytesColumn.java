package io.bi4j.core.data;

import io.bi4j.core.internal.vector.BytesVector;

/**
 * Cells of type BYTES.
 *
 * @since 0.1
 */
public sealed interface BytesColumn extends Column permits BytesVector {

  /** A copy of the cell's bytes; empty when it is null. */
  byte[] bytesAt(int row);

  /** Length of the cell in bytes. */
  int byteLength(int row);
}
