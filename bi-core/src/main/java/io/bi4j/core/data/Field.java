package io.bi4j.core.data;

import static java.util.Objects.requireNonNull;

/**
 * One named, typed column of a {@link Schema}.
 *
 * @param name the column's name, not empty, case-sensitive
 * @param type the type of its cells
 * @param nullable whether a cell may be null
 * @since 0.1
 */
public record Field(String name, DataType type, boolean nullable) {
  public Field {
    requireNonNull(type, "type");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A field needs a name; \"\" is none.");
    }
  }

  /** A field that may hold nulls. */
  public static Field of(String name, DataType type) {
    return new Field(name, type, true);
  }

  /** A field that never holds a null. */
  public static Field required(String name, DataType type) {
    return new Field(name, type, false);
  }

  /** The same field under another name. */
  public Field withName(String newName) {
    return new Field(newName, type, nullable);
  }

  @Override
  public String toString() {
    return TypeParser.quote(name) + " " + type + (nullable ? "" : " NOT NULL");
  }
}
