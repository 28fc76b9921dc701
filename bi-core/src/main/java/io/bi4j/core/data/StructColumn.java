package io.bi4j.core.data;

import io.bi4j.core.internal.vector.StructVector;

/**
 * Cells of type STRUCT: one column per field, all as long as this one.
 *
 * @since 0.1
 */
public sealed interface StructColumn extends Column permits StructVector {

  /** The column of a field. */
  Column child(String name);

  /** The column of the field at a position counted from zero. */
  Column child(int ordinal);
}
