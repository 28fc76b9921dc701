package io.bi4j.core.internal.settings;

import io.bi4j.core.data.DataType;
import io.bi4j.core.data.Schema;
import io.bi4j.core.internal.parse.DatePattern;
import io.bi4j.core.internal.parse.NumberStyle;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the columns of a file. Immutable.
 *
 * @param schema all columns, or null when the file shall say
 * @param types columns whose type is declared
 * @param datePatterns how dates of single columns are written
 * @param numberStyles how numbers of single columns are written
 * @param zone where clocks stand that times without a zone were read from, or null
 */
public record ColumnSettings(
    @Nullable Schema schema,
    Map<String, DataType> types,
    Map<String, DatePattern> datePatterns,
    Map<String, NumberStyle> numberStyles,
    @Nullable ZoneId zone) {
  /** Nothing is said. */
  public static final ColumnSettings NONE =
      new ColumnSettings(null, Map.of(), Map.of(), Map.of(), null);

  public ColumnSettings {
    types = ordered(types);
    datePatterns = ordered(datePatterns);
    numberStyles = ordered(numberStyles);
  }

  private static <T> Map<String, T> ordered(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  public ColumnSettings withSchema(Schema fixed) {
    return new ColumnSettings(fixed, types, datePatterns, numberStyles, zone);
  }

  public ColumnSettings withType(String column, DataType type) {
    return new ColumnSettings(schema, with(types, column, type), datePatterns, numberStyles, zone);
  }

  public ColumnSettings withDatePattern(String column, DatePattern pattern) {
    return withDatePatterns(with(datePatterns, column, pattern));
  }

  public ColumnSettings withDatePatterns(Map<String, DatePattern> patterns) {
    return new ColumnSettings(schema, types, patterns, numberStyles, zone);
  }

  public ColumnSettings withNumberStyle(String column, NumberStyle style) {
    return new ColumnSettings(schema, types, datePatterns, with(numberStyles, column, style), zone);
  }

  public ColumnSettings withZone(ZoneId named) {
    return new ColumnSettings(schema, types, datePatterns, numberStyles, named);
  }

  private static <T> Map<String, T> with(Map<String, T> before, String column, T value) {
    Map<String, T> more = new LinkedHashMap<>(before);
    more.put(column, value);
    return more;
  }

  /** The type that is declared for a column; a date pattern declares a date. */
  public @Nullable DataType declared(String column) {
    if (schema != null && schema.has(column)) {
      return schema.field(column).type();
    }
    DataType type = types.get(column);
    DatePattern pattern = datePatterns.get(column);
    if (type != null || pattern == null) {
      return type;
    }
    return located(pattern.hasTime() ? DataType.LOCAL_DATETIME : DataType.DATE);
  }

  /** A time without a zone is an instant where a zone is named; other types stay as they are. */
  public DataType located(DataType type) {
    return zone != null && type.equals(DataType.LOCAL_DATETIME) ? DataType.TIMESTAMP : type;
  }

  /** The columns of which something is said, besides those of the schema, in a fixed order. */
  public Set<String> named() {
    Set<String> names = new LinkedHashSet<>(types.keySet());
    names.addAll(datePatterns.keySet());
    names.addAll(numberStyles.keySet());
    return names;
  }
}
