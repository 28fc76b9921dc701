package io.bi4j.core.internal.jdbc;

import java.util.Locale;

/**
 * What a driver says about a column.
 *
 * @param name as the database has it
 * @param typeName the database's name of the type, for example {@code timestamptz}
 * @param sqlType one of {@link java.sql.Types}
 * @param precision digits, or length; 0 when unknown
 * @param scale digits after the point
 * @param nullable whether it may hold nulls; true when unknown
 */
record ColumnMeta(
    String name, String typeName, int sqlType, int precision, int scale, boolean nullable) {

  String upperTypeName() {
    return typeName.toUpperCase(Locale.ROOT);
  }

  ColumnMeta withNullable(boolean mayBeNull) {
    return new ColumnMeta(name, typeName, sqlType, precision, scale, mayBeNull);
  }

  ColumnMeta withType(String otherName) {
    return new ColumnMeta(name, otherName, sqlType, precision, scale, nullable);
  }

  /** The type in words, for messages. */
  String describe() {
    return precision > 0 && typeName.indexOf('(') < 0 && isExactNumber()
        ? typeName + "(" + precision + "," + scale + ")"
        : typeName;
  }

  private boolean isExactNumber() {
    return sqlType == java.sql.Types.NUMERIC || sqlType == java.sql.Types.DECIMAL;
  }
}
