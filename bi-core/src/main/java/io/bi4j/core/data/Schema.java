package io.bi4j.core.data;

import io.bi4j.core.BiException;
import io.bi4j.core.internal.CoreErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ordered, uniquely named fields of a record. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class Schema {
  private final List<Field> fields;
  private final Map<String, Integer> ordinals;

  private Schema(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.ordinals = new HashMap<>(fields.size() * 2);
    for (int i = 0; i < fields.size(); i++) {
      Integer first = ordinals.putIfAbsent(fields.get(i).name(), i);
      if (first != null) {
        throw new BiException(
            CoreErrors.DUPLICATE_COLUMN,
            "Column name \""
                + fields.get(i).name()
                + "\" stands at positions "
                + (first + 1)
                + " and "
                + (i + 1)
                + "; names must be unique. Rename one of them.");
      }
    }
  }

  /**
   * A schema of these fields.
   *
   * @throws BiException {@code core/duplicate-column} when two fields share a name
   */
  public static Schema of(List<Field> fields) {
    return new Schema(fields);
  }

  /** A schema of these fields. */
  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  /** The fields in order. */
  public List<Field> fields() {
    return fields;
  }

  /** How many columns a record has. */
  public int columnCount() {
    return fields.size();
  }

  /** The column names in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** The field at a position counted from zero. */
  public Field field(int ordinal) {
    return fields.get(ordinal);
  }

  /**
   * The field with this name.
   *
   * @throws BiException {@code core/unknown-column} listing the names there are
   */
  public Field field(String name) {
    return fields.get(ordinal(name));
  }

  /**
   * The position of a column counted from zero.
   *
   * @throws BiException {@code core/unknown-column} listing the names there are
   */
  public int ordinal(String name) {
    Integer ordinal = ordinals.get(name);
    if (ordinal == null) {
      throw new BiException(
          CoreErrors.UNKNOWN_COLUMN,
          "Column \"" + name + "\" does not exist. The columns are: " + namesForMessage() + ".");
    }
    return ordinal;
  }

  /** Whether a column with this name exists. */
  public boolean has(String name) {
    return ordinals.containsKey(name);
  }

  /** A schema of these columns only, in the order asked for. */
  public Schema select(List<String> names) {
    List<Field> selected = new ArrayList<>(names.size());
    names.forEach(name -> selected.add(field(name)));
    return new Schema(selected);
  }

  private String namesForMessage() {
    int shown = Math.min(fields.size(), 20);
    String names =
        fields.subList(0, shown).stream().map(Field::name).collect(Collectors.joining(", "));
    return shown < fields.size() ? names + " and " + (fields.size() - shown) + " more" : names;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && schema.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The fields as text, one after the other: {@code "id" INT64 NOT NULL, "name" STRING}. */
  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
  }
}
